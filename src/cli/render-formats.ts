/** What a saved report can be rendered as. */
export const RENDER_FORMATS = ['html', 'markdown', 'text', 'json', 'pdf'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];
