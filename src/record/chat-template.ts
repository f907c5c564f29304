import { type Conversation, collectTurns, singleTurn } from './new-turns.js';

/** How a template writes one turn: open, role, headEnd, content, close. */
interface TurnMarks {
  readonly open: string;
  readonly headEnd: string;
  readonly close: string;
}

/** ChatML (Qwen and many others) and Llama 3. Text of other templates stays one turn. */
const TEMPLATES: readonly TurnMarks[] = [
  { open: '<|im_start|>', headEnd: '\n', close: '<|im_end|>' },
  { open: '<|start_header_id|>', headEnd: '<|end_header_id|>', close: '<|eot_id|>' },
];
/** A begin-of-text mark may stand before the first turn. */
const FIRST_TURN_WITHIN = 32;
const LONGEST_ROLE = 32;

/**
 * The turns of a conversation that a chat template has rendered into one text, as inference servers log it. Marks inside a message are
 * read as the model reads them. An empty assistant turn at the end only asks for the answer and is left out.
 */
export function readRendered(text: string): Conversation {
  for (const template of TEMPLATES) {
    const first = text.indexOf(template.open);
    if (first < 0 || first > FIRST_TURN_WITHIN) continue;
    const turns = turnsOf(text, first, template);
    const last = turns.at(-1);
    return collectTurns(last?.role === 'assistant' && last.content.trim() === '' ? turns.slice(0, -1) : turns, null);
  }
  return singleTurn(text, null);
}

interface RenderedTurn {
  readonly role: string;
  readonly content: string;
}

function turnsOf(text: string, first: number, { open, headEnd, close }: TurnMarks): RenderedTurn[] {
  const turns: RenderedTurn[] = [];
  for (let at = first; at >= 0; at = text.indexOf(open, at)) {
    const roleFrom = at + open.length;
    const head = text.slice(roleFrom, roleFrom + LONGEST_ROLE + headEnd.length);
    const roleChars = head.indexOf(headEnd);
    at = roleFrom;
    if (roleChars < 0) continue;
    const from = roleFrom + roleChars + headEnd.length;
    const nextTurn = text.indexOf(open, from);
    const whole = text.slice(from, nextTurn < 0 ? text.length : nextTurn);
    const end = whole.lastIndexOf(close);
    turns.push({ role: head.slice(0, roleChars), content: (end < 0 ? whole : whole.slice(0, end)).trim() });
    at = from;
  }
  return turns;
}
