/** Room for what one write of stored bytes gives, as a rule: each overflow costs a turn of the event loop. */
export const OUTPUT_BYTES = 1024 * 1024;
