/** What XML 1.0 does not allow in a document, not even as a reference (fifth edition, production 2). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Marks of XML, and what a reader of the file could not see: it turns the direction of text round or has no width. */
const MARKED = /[&<>"'\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Writes text into XML, and counts what had to be left out. */
export interface XmlWriter {
  /** Text, or the value of a quoted attribute. */
  text(text: string): string;
  dropped(): number;
}

export function createXmlWriter(): XmlWriter {
  let dropped = 0;
  return {
    text(text) {
      const kept = text.replace(FORBIDDEN, () => {
        dropped++;
        return '';
      });
      return kept.replace(MARKED, (character) => ENTITIES[character] ?? `&#${character.codePointAt(0)};`);
    },
    dropped: () => dropped,
  };
}
