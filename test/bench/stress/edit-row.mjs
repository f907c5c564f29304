/** Changes of one LiteLLM row, in place. */

export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60 * MS_PER_SECOND;
export const MS_PER_HOUR = 60 * MS_PER_MINUTE;
export const MS_PER_DAY = 24 * MS_PER_HOUR;

/** Some writers store them as JSON in a string. */
export function messagesOf({ messages }) {
  const value = typeof messages === 'string' ? JSON.parse(messages) : messages;
  return Array.isArray(value) ? value : [];
}

/** What a tool sets when nobody sets anything: model, parameters, client. Left out is left as it was. */
export function useDefaults(row, { model, parameters, client }) {
  if (model !== undefined) {
    row.model = model;
    row.model_group = model;
  }
  if (parameters !== undefined) {
    row.model_parameters = parameters;
    row.stream = false;
  }
  if (client !== undefined) row.metadata.user_agent = client;
}

/** @param {string | null} system null takes it out */
export function useSystem(row, system) {
  const rest = messagesOf(row).filter(({ role }) => role !== 'system');
  row.messages = system === null ? rest : [{ role: 'system', content: system }, ...rest];
}

/** One question without what went before it, as tools send that keep no history. */
export function askOnce(row, text) {
  const system = messagesOf(row).filter(({ role }) => role === 'system');
  row.messages = [...system, { role: 'user', content: text }];
  row.trace_id = row.id;
}

export function moveTo(row, atMs) {
  const lengthS = Math.max(0, Number(row.response_time) || 1);
  row.startTime = atMs / MS_PER_SECOND;
  row.endTime = row.startTime + lengthS;
  row.completionStartTime = row.startTime + lengthS / 2;
}

/** Text shortened to so many characters, at a space. */
export function clip(text, chars) {
  return text.length <= chars ? text : text.slice(0, Math.max(1, text.lastIndexOf(' ', chars)));
}
