/**
 * The only script of report.html: pages and searches long tables. It reads rows that are in the page already, sets text and never
 * markup, and asks nothing of anybody. Without it every table shows its first rows and says where the others are.
 */
export const SCRIPT = `'use strict';
(() => {
  const SIZE = 50;
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const group = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, ',');
  const fromPage = (body) => [...body.rows].map((row) => ({ text: () => row.textContent.toLowerCase(), row: () => row }));
  const fromData = (source, columns) => {
    const { words, rows } = JSON.parse(source.textContent);
    const read = (cell) => (typeof cell === 'number' ? words[cell] : cell);
    const build = (cells) => {
      const row = make('tr');
      cells.forEach((cell, i) => {
        const box = make(i === 0 ? 'th' : 'td', undefined, columns[i].className);
        if (i === 0) box.scope = 'row';
        box.dataset.title = columns[i].textContent;
        const inner = make('div');
        inner.append(make('bdi', read(cell), i === 0 ? 'id' : ''));
        box.append(inner);
        row.append(box);
      });
      return row;
    };
    return rows.map((cells) => ({ text: () => cells.map(read).join(' ').toLowerCase(), row: () => build(cells) }));
  };
  for (const box of document.querySelectorAll('.paged')) {
    const body = box.querySelector('tbody');
    const source = box.dataset.rows ? document.getElementById(box.dataset.rows) : null;
    if (!source && body.rows.length <= SIZE) continue;
    let all = source ? null : fromPage(body);
    let found = all;
    let at = 0;
    const bar = make('div', undefined, 'pager');
    const label = make('label', 'Search ');
    const field = make('input');
    field.type = 'search';
    const back = make('button', 'Previous');
    const next = make('button', 'Next');
    back.type = next.type = 'button';
    const told = make('span');
    told.setAttribute('role', 'status');
    const total = Number(box.dataset.total || body.rows.length);
    const load = () => {
      if (all) return;
      all = fromData(source, [...box.querySelectorAll('thead th')]);
      found = all;
    };
    const tell = (count, shown) => {
      told.textContent = count === 0 ? 'No row fits' : group(at + 1) + ' to ' + group(at + shown) + ' of ' + group(count);
      back.disabled = at === 0;
      next.disabled = at + shown >= count;
    };
    const show = () => {
      const page = found.slice(at, at + SIZE);
      body.replaceChildren(...page.map((each) => each.row()));
      tell(found.length, page.length);
    };
    const turn = (by) => () => {
      load();
      at = Math.max(0, at + by);
      show();
    };
    back.addEventListener('click', turn(-SIZE));
    next.addEventListener('click', turn(SIZE));
    field.addEventListener('input', () => {
      load();
      const wanted = field.value.trim().toLowerCase();
      found = wanted === '' ? all : all.filter((each) => each.text().includes(wanted));
      at = 0;
      show();
    });
    label.append(field);
    bar.append(label, back, next, told);
    box.prepend(bar);
    if (all) show();
    else tell(total, body.rows.length);
  }
})();
`;

/** SHA-256 of the script for the page's policy; test/report/renderers/html.test.ts prints the right one when it does not fit. */
export const SCRIPT_HASH = 'sha256-/sdCP3P/9OgcJ7VA2IJn9MzO26uH1xdpFt4fprkINcA=';
