/**
 * The report's only style sheet; its hash is in the page's content security policy. It supports light and dark mode,
 * and printing.
 */
export const HTML_STYLE = `
:root{color-scheme:light dark;--ink:#1c2024;--soft:#60666d;--line:#d9dde1;--page:#fff;--shade:#f5f6f7;--good:#18794e;--bad:#c62a2f;--open:#946800;--link:#0b68cb}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa1a8;--line:#33383d;--page:#15181b;--shade:#1d2125;--good:#4cc38a;--bad:#ff6369;--open:#f0c000;--link:#52a9ff}}
body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem 4rem;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:0}h3{font-size:1rem;margin:1.5rem 0 .4rem}
a{color:var(--link)}p{margin:.3rem 0}h1,h2,h3,p,li{overflow-wrap:anywhere}figure{margin:.8rem 0}figcaption{color:var(--soft);font-size:.875rem}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;background:var(--shade);position:sticky;top:0}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}.scroll table{min-width:40rem}.scroll td{white-space:nowrap}.scroll td.long{white-space:normal;min-width:16rem}.scroll td[dir]{text-align:left}.scroll th.num,.scroll td.num{text-align:right}.overview table{min-width:0}.overview td:nth-child(-n+3){white-space:normal;overflow-wrap:break-word;max-width:12rem}.overview td:nth-child(2){overflow-wrap:anywhere;min-width:6rem;max-width:none}@media(max-width:30rem){.overview th,.overview td{padding:.35rem .3rem}}.criteria td{white-space:normal;overflow-wrap:anywhere}.criteria td:nth-child(n+3){min-width:6rem}.criteria td:nth-child(1),.criteria td:nth-child(3){white-space:nowrap}
section{border-top:2px solid var(--line);margin-top:2.5rem;padding-top:1.25rem}
.verdict{display:inline-block;padding:.05rem .55rem;border-radius:1rem;border:1px solid currentColor;font-weight:600;font-size:.8rem;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}.open{color:var(--open)}
tr.reference td,tr.summary td{color:var(--soft)}tr.excluded td{text-decoration:line-through;color:var(--soft)}
svg{display:block;width:100%;max-width:44rem;height:auto;margin:.5rem 0}svg text{fill:var(--soft);font-size:11px}
svg .grid{stroke:var(--line)}svg .baseline{stroke:var(--soft);stroke-width:2}svg .wins{fill:var(--good)}svg .plain{fill:var(--soft)}svg .dot{fill:var(--page);stroke:var(--bad);stroke-width:2}
ul,ol{margin:.3rem 0;padding-left:1.4rem}details{margin-top:1.5rem}summary{cursor:pointer;font-weight:600}
article{overflow-wrap:anywhere}article>:not(.scroll){max-width:46rem}article h3,article h4,article h5,article h6{margin:1.4rem 0 .3rem;font-size:1rem}article h4{font-size:1.1rem}article h5,article h6{color:var(--soft)}
article pre{overflow-x:auto;padding:.6rem .8rem;border-radius:6px;background:var(--shade);font-size:.85rem}code{font-size:.9em;background:var(--shade);border-radius:4px;padding:.05rem .25rem}pre code{padding:0;font-size:inherit}
article blockquote{margin:.6rem 0;padding-left:.9rem;border-left:3px solid var(--line);color:var(--soft)}article hr{border:0;border-top:1px solid var(--line);margin:1.2rem 0}article .scroll{margin:.6rem 0}article .scroll table{min-width:0}article .scroll td{white-space:normal;overflow-wrap:break-word;min-width:5rem}article li.task-list-item{list-style:none;margin-left:-1.2rem}.sr-only{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@page{margin:14mm}@page wide{size:landscape}
@media print{:root{color-scheme:light}body{max-width:none;padding:0}.scroll{overflow:visible;border:0}.scroll table{min-width:0;font-size:.7rem}.scroll td,.scroll td.long,article .scroll td{white-space:normal;overflow-wrap:anywhere;min-width:2.5rem}.scroll th,.scroll td{padding:.2rem .3rem}.wide{page:wide}:is(h3,h4,h5,h6):has(+.wide){page:wide}.wide table{font-size:.5rem}.scroll.wide td,.scroll.wide td.long,article .scroll.wide td{min-width:0}.wide th{overflow-wrap:anywhere}.wide th,.wide td{padding:.1rem}article pre{overflow:visible;white-space:pre-wrap;overflow-wrap:anywhere}th{position:static}tr,figure{break-inside:avoid}h2,h3,h4,h5,h6{break-after:avoid}}
@media print{details::details-content{content-visibility:visible;height:auto}}
`;
