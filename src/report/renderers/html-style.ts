/** The style sheet of report.html. Colours are blue against orange and light against dark: both survive colour blindness and grey print. */
export const STYLE = `
:root{color-scheme:light dark;
--paper:#fdfcfa;--panel:#f5f3ee;--ink:#1d1e20;--soft:#5c5e62;--rule:#dcd8cf;--faint:#ebe8e1;
--for:#2b6299;--against:#b5651d;--limit:#8d8a83;--sum:#1d1e20;--band:#cfdbe7;--accused:#b5651d;--link:#234f7c;--mark:#f6e3c9;
--heat-0:#f0ede6;--heat-1:#d5e0ea;--heat-2:#a8c2da;--heat-3:#749fc5;--heat-4:#4478ab;--heat-5:#1f4f83;
--serif:"Iowan Old Style",Charter,"Bitstream Charter","Palatino Linotype",P052,Palatino,"Book Antiqua",Georgia,"DejaVu Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI","Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{
--paper:#16181b;--panel:#1e2125;--ink:#e6e4df;--soft:#a3a5a8;--rule:#373b40;--faint:#282c31;
--for:#6ba6de;--against:#e0944e;--limit:#85888c;--sum:#e6e4df;--band:#32465a;--accused:#e0944e;--link:#93c0ec;--mark:#4a3720;
--heat-0:#22262b;--heat-1:#27384a;--heat-2:#2e5273;--heat-3:#3d729f;--heat-4:#5f9bcd;--heat-5:#a5d0f5}}
*{box-sizing:border-box}
html{font:17px/1.55 var(--serif);background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;overflow-wrap:break-word;font-variant-numeric:oldstyle-nums}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:2px}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd,figure,blockquote{margin:0}
h1,h2,h3{font-weight:600;line-height:1.2;text-wrap:balance}
p,li,dd{text-wrap:pretty}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.masthead{border-bottom:1px solid var(--rule);background:var(--panel)}
.masthead>div,.page,footer{max-width:80rem;margin:0 auto;padding:0 2.5rem}
.masthead>div{padding-top:2.6rem;padding-bottom:1.9rem}
.maker,.kicker{font:600 .72rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft)}
.kicker a{text-decoration:none}
h1{font-size:2.15rem;letter-spacing:-.012em;margin:.35rem 0 1.3rem}
.masthead dl{display:flex;flex-wrap:wrap;gap:.7rem 2.6rem}
.masthead dt,.card dt{font:.74rem/1.4 var(--sans);color:var(--soft)}
.masthead dd{font:500 1.02rem/1.4 var(--sans);font-variant-numeric:lining-nums tabular-nums}
.page{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:0 3.2rem}
nav{position:sticky;top:0;align-self:start;padding:2.6rem 0;font:.84rem/1.35 var(--sans)}
nav li+li{margin:0}nav ol{list-style:none;padding:0;display:grid;gap:.62rem}
nav a{color:var(--soft);text-decoration:none}nav a:hover{color:var(--ink);text-decoration:underline}
main{padding:0 0 3rem;max-width:60rem}
section{padding:2.5rem 0 2.3rem;border-top:1px solid var(--rule)}section:first-child{border-top:0}
h2{font-size:1.55rem;letter-spacing:-.006em;margin-bottom:1.1rem}
h3{font-size:1.18rem;margin:1.4rem 0 .5rem}
h4{font:600 .95rem/1.4 var(--sans);margin:2.1rem 0 .55rem}
h5{font:600 .87rem/1.4 var(--sans)}
section>p,.finding>p,section>ul,.pair p{max-width:42rem}
section>p+p{margin-top:.6rem}
section ul{padding-left:1.15rem}li+li{margin-top:.3rem}
.answers{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.7rem 3rem}
.answers h3{font:600 .95rem/1.4 var(--sans);margin:0 0 .3rem}
.answers .wide{grid-column:1/-1}.wide ul{columns:2;column-gap:3rem;padding-left:1.1rem}.wide li{break-inside:avoid}
.answers p+p,.answers ul+p{margin-top:.4rem}
.cards{list-style:none;padding:0;display:grid;gap:1.1rem;margin-top:2.1rem}
.card{border:1px solid var(--rule);border-left:4px solid var(--accused);background:var(--panel);padding:1.15rem 1.4rem 1.25rem;border-radius:2px}
.card+.card{margin:0}
.summary{font-size:1.16rem;line-height:1.45;margin:.4rem 0 .95rem;max-width:44rem}
.card dl{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem}.card dd{font:.92rem/1.4 var(--sans)}
.finding{padding:1.9rem 0 2.4rem}.finding~.finding{content-visibility:auto;contain-intrinsic-size:auto 4000px}.finding+.finding{border-top:3px double var(--rule)}
.finding:first-of-type{padding-top:.2rem}
.finding h3{font-size:1.36rem;margin:.25rem 0 .55rem}
.lead{font-size:1.12rem;line-height:1.5;max-width:44rem}
.verdict{margin-top:.9rem;padding:.75rem 1.1rem;background:var(--panel);border-left:4px solid var(--for);border-radius:2px;max-width:none!important}
.verdict+p{margin-top:.75rem}
.verdict strong::first-letter{text-transform:uppercase}
.propositions{display:grid;gap:.5rem;max-width:46rem}
.propositions>div{display:grid;grid-template-columns:4.6rem 1fr}
.propositions dt{font:600 .85rem/1.85 var(--sans)}
.finding>p+.legend{margin-top:.4rem}
.legend{font:.78rem/1.6 var(--sans);color:var(--soft);margin-bottom:.55rem;max-width:none!important}
.key{display:inline-block;width:.85rem;height:.62rem;border-radius:1px;margin:0 .3rem 0 .9rem}.key:first-child{margin-left:0}
.key.for{background:var(--for)}.key.against{background:var(--against)}.key.sum{background:var(--sum)}.key.bar{background:var(--band)}.key.band{background:var(--band)}
.key.accused{background:repeating-linear-gradient(45deg,var(--accused) 0 2px,var(--paper) 2px 4px)}
.key.mark{width:0;border-left:1px dashed var(--limit);border-radius:0}
.key.diamond{background:none;width:auto;height:auto;color:var(--sum)}
.waterfall .step,.waterfall .axis{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,1fr) 3.4rem;gap:0 1.3rem}
.waterfall .step{border-top:1px solid var(--faint)}
.what{padding:.6rem 0 .65rem}.what p,.rows p{font-size:.9rem;line-height:1.45;color:var(--soft)}
.draw{position:relative;min-height:2.4rem}.draw svg.waterfall-bar{position:absolute;inset:0;overflow:visible}
.bits{font:500 .92rem/1.4 var(--sans);font-variant-numeric:lining-nums tabular-nums;text-align:right;align-self:center;white-space:nowrap}
.step.sum{border-top:1px solid var(--ink)}.step.sum .bits{font-weight:700}
svg text{font:11px var(--sans);fill:var(--soft);font-variant-numeric:lining-nums tabular-nums}
svg{display:block;overflow:visible}
.for{fill:var(--for)}.against{fill:var(--against)}.limit{fill:var(--limit)}rect.sum{fill:var(--sum)}
.zero,.tick{stroke:var(--soft);stroke-width:1}.mark{stroke:var(--limit);stroke-dasharray:2 3;stroke-width:1;opacity:.75}.thread{stroke:var(--soft);stroke-width:1}
.rail{stroke:var(--rule)}.band{fill:var(--band)}.middle{stroke:var(--soft);stroke-width:1.5}.whisker{stroke:var(--ink);stroke-width:1.5}.observed{fill:var(--ink)}
.bar{fill:var(--for)}.histogram .bar{fill:var(--band)}.accused{fill:url(#hatch);stroke:var(--accused);stroke-width:1}.hatch-ground{fill:var(--paper)}.hatch-line{stroke:var(--accused);stroke-width:4}
.heat-0{fill:var(--heat-0)}.heat-1{fill:var(--heat-1)}.heat-2{fill:var(--heat-2)}.heat-3{fill:var(--heat-3)}.heat-4{fill:var(--heat-4)}.heat-5{fill:var(--heat-5)}
.rows{border-bottom:1px solid var(--faint)}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.05fr) minmax(0,1fr);gap:.3rem 1.6rem;padding:.65rem 0 .55rem;border-top:1px solid var(--faint);align-items:start}
.row p:first-child,.row .outcome{color:var(--ink)}
.explanations .row{grid-template-columns:minmax(0,.8fr) minmax(0,2.1fr) 9rem}
.explanations p+p{margin-top:.2rem}
.rows .numbers{font:.77rem/1.5 var(--sans);font-variant-numeric:lining-nums tabular-nums;margin-top:.15rem}.rows .numbers span{display:inline-block}
.silent{font-style:italic}
.tag,.why{font:.72rem/1.5 var(--sans);color:var(--soft)}.tag{border:1px solid var(--rule);border-radius:2px;padding:0 .35em;white-space:nowrap}
.rows .outcome{font:600 .84rem/1.5 var(--sans);border-left:3px solid var(--rule);padding-left:.6rem}
.rows .outcome.remains-possible,.rows .outcome.cannot-say{border-left-style:dashed;border-left-color:var(--against)}.rows .outcome.explains{border-left-color:var(--against)}.rows .outcome.unlikely{border-left-color:var(--for)}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 3rem;align-items:start}
figcaption{font:.78rem/1.5 var(--sans);color:var(--soft);margin-top:.3rem}
.histogram{max-width:44rem}
section>figure{margin-top:1.2rem}section>figure+.legend{margin-top:.5rem}
details{margin-top:.4rem}
summary{font:500 .84rem/1.6 var(--sans);color:var(--link);cursor:pointer}
section>details,.group,.fact{border-top:1px solid var(--faint);padding:.5rem 0;margin:0}section>p+details,section>.table+details{margin-top:1.1rem}
.quotes{list-style:none;padding:0!important;margin:.4rem 0 .3rem}
.quotes blockquote{font:.8rem/1.5 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;background:var(--panel);border-left:2px solid var(--rule);padding:.5rem .8rem;color:var(--ink);font-variant-numeric:normal}
.quotes .source{font:.74rem/1.5 var(--sans);overflow-wrap:anywhere;margin-top:.15rem}
.table{margin:.7rem 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;font:.84rem/1.45 var(--sans);font-variant-numeric:lining-nums tabular-nums}
caption{text-align:left;font-size:.78rem;color:var(--soft);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.42rem 1.1rem .42rem 0;border-top:1px solid var(--faint);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:.75rem;color:var(--soft);border-top:0;border-bottom:1px solid var(--rule);vertical-align:bottom;white-space:nowrap}
.number{text-align:right}
tbody th{font-weight:500;min-width:8.5rem}
.id{overflow-wrap:anywhere}.place{white-space:normal;overflow-wrap:anywhere}
.hash{overflow-wrap:anywhere;font-size:.74rem}
#scale .table{max-width:34rem}
code{font:.88em var(--mono)}
ul.plain{list-style:none;padding:0!important}.tie{white-space:nowrap}.tie:not(:last-child)::after{content:" · "}.moment{white-space:nowrap}
q{font-style:italic;quotes:"“" "”"}
.method>div{padding:.55rem 0;border-top:1px solid var(--faint)}.method dt{font:600 .87rem/1.5 var(--sans)}.method code{font-weight:400;color:var(--soft)}.method dd{font-size:.92rem}
footer{border-top:1px solid var(--rule);padding-top:1.4rem;padding-bottom:3rem}footer p{font:.8rem/1.6 var(--sans);color:var(--soft);max-width:52rem}
figure{margin-top:.6rem}figcaption{max-width:46rem}.row figure,.members figure{margin-top:0}
.activity{max-width:58rem}.activity text{font:10px var(--mono)}.activity .note{font:10px var(--sans);fill:var(--ink)}figure:has(>.activity){overflow-x:auto}
.activity path[class^=heat]{stroke:var(--paper);stroke-width:1.5;vector-effect:non-scaling-stroke}
.release{stroke:var(--against);stroke-width:1.4;stroke-dasharray:5 3}.ban{stroke:var(--against);stroke-width:2.4;fill:none}
.graph{max-width:50rem}
#accounts table{font-size:.78rem}#accounts td:nth-child(9) bdi,#accounts td:nth-child(10) bdi{overflow-wrap:anywhere}#accounts td:nth-child(7),#accounts td:nth-child(8){white-space:nowrap}#accounts th,#accounts td{padding-right:.7rem}
.edge{stroke:var(--for);opacity:.45}.bridge{stroke:var(--against);stroke-dasharray:7 4;stroke-width:3}.node{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}.graph .name{font:10px var(--mono);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;fill:var(--ink)}
.bits-waterfall{max-width:34rem}.bits-waterfall .total text{fill:var(--ink);font-weight:600}
.line{fill:none;vector-effect:non-scaling-stroke;stroke-width:2}path.middle.line{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:3 3}.own.line{stroke:var(--ink)}
.same.line{stroke:var(--for)}.different.line{stroke:var(--against);stroke-dasharray:5 3}
.key.own{height:0;border-top:2px solid var(--ink);vertical-align:middle}.key.same{height:0;border-top:2px solid var(--for);vertical-align:middle}.key.different{height:0;border-top:2px dashed var(--against);vertical-align:middle}.key.null{background:var(--limit)}
.null-bar{fill:var(--limit)}.stem{stroke:var(--ink);stroke-width:1.5;fill:none}svg text.strong{fill:var(--ink);font-weight:600}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1.4rem 2rem}.multiples figure{margin:0}.multiples+.why{max-width:46rem;margin-top:.8rem}
.strength{max-width:40rem;margin-top:.2rem}.card figure{margin-bottom:.9rem}.facts-list{padding-left:0!important;list-style:none}.facts-list li{font-size:.94rem}section>.facts-list{max-width:46rem}
.form{margin-top:.9rem}.form .numbers,.member .numbers{font:.77rem/1.5 var(--sans);color:var(--soft);font-variant-numeric:lining-nums tabular-nums}
.aligned{padding-left:1.3rem}.aligned li{font:.84rem/1.55 var(--mono);overflow-wrap:anywhere}.aligned p{max-width:none}
mark{background:var(--mark);color:var(--ink);padding:.05em .2em;border-radius:2px;text-decoration:underline dotted var(--against) 1px;text-underline-offset:.2em}
.source{font:.74rem/1.5 var(--sans);color:var(--soft);overflow-wrap:anywhere}
.member{border-top:1px solid var(--faint);padding:.45rem 0;margin:0}.member .pair{margin:.6rem 0 1rem;gap:1rem 2.4rem}.members{border-bottom:1px solid var(--faint);max-width:60rem}.member h5{margin-bottom:.25rem}.member dl+h5,.member ul+h5{margin-top:.9rem}.member .draw{min-height:0}
.facts{display:grid;gap:.2rem;font:.82rem/1.45 var(--sans)}.facts>div{display:grid;grid-template-columns:8.2rem minmax(0,1fr)}.facts dt{color:var(--soft)}.facts dd{overflow-wrap:anywhere}
.small{font-size:.86rem;line-height:1.45;padding-left:1.05rem!important}.small li+li{margin-top:.15rem}
.table .outcome{font-weight:600}.table .outcome.explains,.table .outcome.remains-possible,.table .outcome.cannot-say{color:var(--against)}
.pager{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;font:.84rem/1.4 var(--sans);margin-bottom:.5rem}
.pager input,.pager button{font:inherit;color:var(--ink);background:var(--panel);border:1px solid var(--rule);border-radius:3px;padding:.25rem .6rem}.pager button:disabled{opacity:.45}.pager input{min-width:14rem}
@media (max-width:64rem){.page{display:block}nav{position:static;padding:1.2rem 0 0}nav ol{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}}
@media (max-width:44rem){html{font-size:16px}.activity{min-width:34rem}.tie{white-space:normal}.masthead>div,.page,footer{padding-left:1.15rem;padding-right:1.15rem}
h1{font-size:1.6rem}.wide ul{columns:1}.masthead dl{gap:.5rem 1.6rem}.answers,.pair{grid-template-columns:minmax(0,1fr)}
.waterfall .step{grid-template-columns:minmax(0,1fr) auto;grid-template-areas:"what bits" "draw draw"}.waterfall .what{grid-area:what}.waterfall .bits{grid-area:bits;align-self:start;padding-top:.6rem}.waterfall .draw{grid-area:draw;min-height:2rem}
.waterfall .axis{display:block}
.row,.explanations .row{grid-template-columns:minmax(0,1fr)}
.table{overflow:visible}table,tbody,tr,th,td,caption{display:block}thead{display:none}
tbody tr{border-top:1px solid var(--rule);padding:.45rem 0}th,td{border:0;padding:.1rem 0;min-width:0!important}
td[data-title],th[data-title].number{display:grid;grid-template-columns:7.2rem minmax(0,1fr);text-align:left}td[data-title]::before{content:attr(data-title);color:var(--soft);font-size:.76rem}}
@media print{@page{margin:16mm 15mm}.finding~.finding{content-visibility:visible}
:root{--paper:#fff;--panel:#fff;--ink:#000;--soft:#444;--rule:#bbb;--faint:#ddd;--for:#2b6299;--against:#b5651d;--sum:#000;--band:#cfdbe7;--accused:#b5651d;--link:#000;--limit:#888;--mark:#f3e2cb;
--heat-0:#f0ede6;--heat-1:#d5e0ea;--heat-2:#a8c2da;--heat-3:#749fc5;--heat-4:#4478ab;--heat-5:#1f4f83}
html{font-size:10pt;color-scheme:light}svg,.key,.verdict,.card,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{display:block}.masthead>div,.page,footer{padding-left:0;padding-right:0;max-width:none}main{max-width:none}nav,.skip,.pager{display:none}
.masthead>div{padding-top:0}a{text-decoration:none}
section{padding-top:1.4rem}h2,h3,h4,h5{break-after:avoid}.row,.card,figure,tr,.form li,.what>h5,.what>p,.quotes li,.verdict,.answers>div{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}caption{break-after:avoid}details>summary{color:var(--ink)}details:not(.member)::details-content{content-visibility:visible;height:auto}}
`;

/** SHA-256 of the sheet for the page's policy; test/report/renderers/html.test.ts prints the right one when it does not fit. */
export const STYLE_HASH = 'sha256-DQeN5ijcdBkwDd6+4FqBFeWbyThr/zdK48IDYyiImg8=';
