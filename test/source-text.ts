/** A TypeScript file with its comments taken out, and its strings too: what a check of the law may look at. Line numbers stay. */
export interface SourceText {
  readonly withoutComments: string;
  readonly codeOnly: string;
}

type State = 'code' | 'line-comment' | 'block-comment' | 'regex' | 'class-in-regex' | "'" | '"' | '`';

/** After one of these a slash begins a regular expression; after a name, a number or a closing bracket it divides. */
const BEFORE_REGEX = /(?:^|[([{,;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|new|delete|void|throw))\s*$/;

/** A small scanner, no parser: enough for files the formatter has been over. */
export function splitSource(text: string): SourceText {
  let withoutComments = '';
  let codeOnly = '';
  let state: State = 'code';
  /** Open braces of each template expression we are in. */
  const templates: number[] = [];
  const emit = (part: string, kind: 'code' | 'string' | 'comment') => {
    const blank = part.replace(/[^\n]/g, ' ');
    withoutComments += kind === 'comment' ? blank : part;
    codeOnly += kind === 'code' ? part : blank;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const pair = text.slice(i, i + 2);
    if (state === 'code') {
      const next = stateAfter(pair, codeOnly);
      if (next === 'line-comment' || next === 'block-comment') {
        emit(pair, 'comment');
        i++;
      } else {
        emit(char, 'code');
      }
      state = next;
      if (templates.length > 0 && next === 'code') state = trackBraces(char, templates);
    } else if (state === 'line-comment' || state === 'block-comment') {
      const ends = state === 'line-comment' ? char === '\n' : pair === '*/';
      emit(ends && state === 'block-comment' ? pair : char, 'comment');
      if (ends && state === 'block-comment') i++;
      if (ends) state = 'code';
    } else if (char === '\\') {
      emit(pair, 'string');
      i++;
    } else if (state === '`' && pair === '${') {
      emit(pair, 'string');
      i++;
      templates.push(1);
      state = 'code';
    } else {
      const next = stateInside(state, char);
      emit(char, next === 'code' ? 'code' : 'string');
      state = next;
    }
  }
  return { withoutComments, codeOnly };
}

function stateAfter(pair: string, before: string): State {
  if (pair === '//') return 'line-comment';
  if (pair === '/*') return 'block-comment';
  const char = pair[0]!;
  if (char === "'" || char === '"' || char === '`') return char;
  return char === '/' && BEFORE_REGEX.test(before.slice(-40)) ? 'regex' : 'code';
}

function stateInside(state: State, char: string): State {
  if (state === 'regex') return char === '/' ? 'code' : char === '[' ? 'class-in-regex' : 'regex';
  if (state === 'class-in-regex') return char === ']' ? 'regex' : 'class-in-regex';
  return char === state ? 'code' : state;
}

/** Inside `${…}`: back to the template when its own brace closes. */
function trackBraces(char: string, templates: number[]): State {
  const top = templates.length - 1;
  if (char === '{') templates[top]!++;
  if (char === '}') templates[top]!--;
  if (templates[top] !== 0) return 'code';
  templates.pop();
  return '`';
}
