/** A legacy Langfuse observation, as the tower's tool might write it: its user stands in the trace. */
export function observationLine(id: string, traceId: string, prompt = `What of ${id}?`): string {
  const row = {
    id,
    trace_id: traceId,
    type: 'GENERATION',
    start_time: '2026-03-02 07:14:09.000',
    end_time: '2026-03-02 07:14:10.000',
    name: 'chat',
    level: 'DEFAULT',
    input: prompt,
    output: 'Nothing new',
    provided_model_name: 'tower-1',
  };
  return `${JSON.stringify(row)}\n`;
}

export function traceLine(id: string, user: string): string {
  const row = { id, timestamp: '2026-03-02 07:14:08.000', user_id: user, session_id: null, public: false, bookmarked: false };
  return `${JSON.stringify(row)}\n`;
}
