/**
 * The only source that is typeset. It holds no text of a report: all of that comes in as JSON through `sys.inputs` and is shown as strings,
 * which the language never evaluates.
 */
export const TEMPLATE = `#let d = json(bytes(sys.inputs.data))
#let ink-soft = rgb("#555555")
#let rule-line = rgb("#c9c5bc")
#let panel = rgb("#f5f3ee")

#set document(
  title: d.title,
  author: d.author,
  date: none,
)
#set text(font: d.fonts, fallback: false, lang: "en", size: 9.5pt, number-width: "tabular", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)

#let runs(list) = for run in list { if type(run) == str { run } else { for part in run { box(part) } } }
#let span(s) = {
  if s.look == "code" { text(font: d.codeFonts, size: 0.9em, runs(s.runs)) }
  else if s.look == "strong" { strong(runs(s.runs)) }
  else if s.look == "soft" { text(fill: ink-soft, size: 0.92em, runs(s.runs)) }
  else if s.look == "mark" { underline(stroke: 0.5pt + rgb("#b5651d"), runs(s.runs)) }
  else { runs(s.runs) }
}
#let rich(spans) = for s in spans { span(s) }

#let stamp() = if d.stamps != none {
  context {
    let page = here().page()
    let at = calc.min(page, d.stamps.len()) - 1
    text(size: 11pt, weight: "bold", d.stamps.at(at))
  }
}

#set page(
  paper: "a4",
  margin: (top: 25mm, bottom: 24mm, x: 21mm),
  header: context if d.stamps != none or here().page() > 1 {
    set text(size: 8pt, fill: ink-soft)
    grid(columns: (1fr, auto), column-gutter: 1em, rich(d.head), d.maker)
    v(-0.5em)
    line(length: 100%, stroke: 0.5pt + rule-line)
  },
  footer: context {
    set text(size: 8pt, fill: ink-soft)
    line(length: 100%, stroke: 0.5pt + rule-line)
    v(-0.4em)
    grid(
      columns: (1fr, auto),
      column-gutter: 2em,
      rich(d.standing),
      align(right, {
        [Page #here().page() of #counter(page).final().first()]
        if d.stamps != none { linebreak(); text(fill: black, stamp()) }
      }),
    )
  },
)

#show heading: set block(sticky: true)
#show heading.where(level: 1): it => { set text(size: 17pt); block(above: 0pt, below: 1.1em, sticky: true, it) }
#show heading.where(level: 2): it => { set text(size: 12.5pt); block(above: 1.9em, below: 0.9em, sticky: true, it) }
#show heading.where(level: 3): it => { set text(size: 10.5pt); block(above: 1.5em, below: 0.75em, sticky: true, it) }
#set table(stroke: (x, y) => (top: if y == 0 { none } else { 0.5pt + rule-line }), inset: (x: 3.5pt, y: 4pt))
#show table.cell.where(y: 0): set text(size: 8pt, fill: ink-soft)
#show figure: set block(breakable: true)

#let picture(f, width) = image(bytes(f.svg), format: "svg", alt: f.alternative, width: width)
#let pt-of(px) = px * 0.75pt

#let show-block(b) = {
  if b.kind == "heading" { heading(level: b.level, rich(b.text)) }
  else if b.kind == "text" {
    if b.look == "lead" { text(size: 11pt, par(rich(b.text))) }
    else if b.look == "note" { text(size: 8.5pt, fill: ink-soft, par(rich(b.text))) }
    else if b.look == "verdict" { block(width: 100%, fill: panel, inset: 9pt, stroke: (left: 3pt + rgb("#2b6299")), rich(b.text)) }
    else { par(rich(b.text)) }
  }
  else if b.kind == "list" { list(indent: 2pt, spacing: 0.75em, ..b.items.map(rich)) }
  else if b.kind == "facts" {
    grid(columns: (auto, 1fr), column-gutter: 1.2em, row-gutter: 0.65em,
      ..b.facts.map(((name, value)) => (block(width: 34mm, text(fill: ink-soft, rich(name))), rich(value))).flatten())
  }
  else if b.kind == "quote" {
    block(width: 100%, fill: panel, inset: 7pt, stroke: (left: 2pt + rule-line), below: if b.source == none { 1em } else { 0.45em },
      text(font: d.codeFonts, size: 8.3pt, dir: if b.isRightToLeft { rtl } else { ltr }, rich(b.text)))
    if b.source != none { block(below: 1.1em, text(size: 7.8pt, fill: ink-soft, rich(b.source))) }
  }
  else if b.kind == "table" {
    block(below: 0.5em, above: 1.2em, sticky: true, text(size: 8pt, fill: ink-soft, rich(b.caption)))
    set text(size: 8.3pt)
    table(
      columns: b.columns.map(c => if c.number { auto } else { c.parts * 1fr }),
      align: b.columns.map(c => if c.number { right } else { left }),
      table.header(..b.columns.map(c => rich(c.title))),
      ..b.rows.flatten().map(cell => rich(cell.spans)),
    )
  }
  else if b.kind == "figure" {
    block(breakable: false, width: 100%, {
      layout(size => picture(b.figure, calc.min(size.width, pt-of(b.figure.widthPx))))
      if b.caption != none { block(above: 0.5em, text(size: 8.2pt, fill: ink-soft, rich(b.caption))) }
    })
  }
  else if b.kind == "figures" {
    grid(columns: (1fr, 1fr), column-gutter: 6mm, row-gutter: 4mm,
      ..b.figures.map(f => block(breakable: false, {
        picture(f.figure, 100%)
        block(above: 0.4em, text(size: 8pt, fill: ink-soft, rich(f.caption)))
      })))
  }
}

#if d.front.len() > 0 {
  v(12mm)
  text(size: 9pt, fill: ink-soft, tracking: 0.6pt, rich(d.head))
  v(1mm)
  block(text(size: 23pt, weight: "bold", rich(d.heading)))
  v(3mm)
  { set heading(outlined: false, bookmarked: false); for b in d.front { show-block(b) } }
  pagebreak(weak: true)
} else {
  block(below: 1.2em, text(size: 15pt, weight: "bold", rich(d.heading)))
}
#if d.contentsDepth > 0 { heading(level: 1, outlined: false, d.contentsTitle); outline(title: none, depth: d.contentsDepth, indent: 1.2em); pagebreak(weak: true) }
#for (i, b) in d.blocks.enumerate() {
  if d.contentsDepth > 0 and i > 0 and b.kind == "heading" and b.level == 1 { pagebreak(weak: true) }
  show-block(b)
}
#context [#metadata(counter(page).final().first()) <pages>]
`;
