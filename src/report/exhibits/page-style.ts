/** The style sheet of exhibit pages: black on white, made for paper. */
export const PAGE_STYLE = `
@page{margin:18mm 16mm 20mm}
*{box-sizing:border-box}
html{font:16px/1.5 Charter,"Bitstream Charter",Georgia,"DejaVu Serif",serif;color:#111;background:#fff}
body{margin:0 auto;max-width:62rem;padding:2rem 2rem 3rem;overflow-wrap:anywhere}
header{border-bottom:2px solid #111;padding-bottom:.8rem;margin-bottom:1rem}
.number{font:600 .95rem/1.4 system-ui,"DejaVu Sans",sans-serif;margin:0;letter-spacing:.03em}
h1{font-size:1.6rem;line-height:1.2;margin:.3rem 0 0}
h2{font-size:1.1rem;line-height:1.3;margin:1.6rem 0 .4rem;break-after:avoid}
p{margin:.4rem 0}.standing{font-style:italic}
ul{margin:.4rem 0;padding-left:1.2rem}li{margin:.25rem 0}
dl{margin:.4rem 0}dl>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0 1rem;padding:.22rem 0;border-top:1px solid #ddd;break-inside:avoid}
dt{font:600 .84rem/1.6 system-ui,"DejaVu Sans",sans-serif}dd{margin:0}
blockquote{margin:.4rem 0;padding:.6rem .9rem;border-left:3px solid #999;background:#f6f5f2;font:.82rem/1.5 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap}
table{border-collapse:collapse;width:100%;font:.78rem/1.4 system-ui,"DejaVu Sans",sans-serif}
caption{text-align:left;padding-bottom:.3rem;color:#444}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-top:1px solid #ddd;min-width:5.5rem}
tbody td:first-child{white-space:nowrap}
thead{display:table-header-group}thead th{border-top:0;border-bottom:1px solid #111}
tr{break-inside:avoid}
footer{margin-top:2rem;border-top:1px solid #111;padding-top:.6rem;font:.76rem/1.5 system-ui,"DejaVu Sans",sans-serif;color:#444}
@media print{html{font-size:10pt}body{padding:0;max-width:none}blockquote{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** SHA-256 of the sheet for the page's policy; test/report/exhibits/render-pages.test.ts prints the right one when it does not fit. */
export const PAGE_STYLE_HASH = 'sha256-0m6lWCafpAH/m7+AUC6aRDbIHrdJ6KdVSf8km0ZYFZI=';
