/** What a saved report can be printed as. */
export const RENDER_FORMATS = ['html', 'markdown', 'text', 'json'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];
