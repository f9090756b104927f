"""The style of a report: light, dark and on paper, down to a phone's width."""

CSS = """
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#57606a;--paper:#fff;--soft:#f3f5f7;
--line:#d3d9df;
--blue:#0b5cad;--red:#b3261e;--amber:#8a5a00;--green:#1a6b35;--violet:#7a3ea1;--mark:#fff0b3;
--part:#e4edf7;
--s0:#0b5cad;--s1:#b3541e;--s2:#1a7f5a;--s3:#8a3ea1;--s4:#7d6a00;--s5:#a1274f;--s6:#6b7480}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--quiet:#a2abb5;--paper:#14171b;
--soft:#1e2329;
--line:#3a424b;--blue:#79b8ff;--red:#ff9d94;--amber:#f0c060;--green:#7ee09b;--violet:#d5a8f0;
--mark:#5b4a00;
--part:#26364a;--s0:#79b8ff;--s1:#ffab70;--s2:#6fdcb0;--s3:#d5a8f0;--s4:#e3d26f;--s5:#ff9db8;
--s6:#a2abb5}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem 4rem;color:var(--ink);
background:var(--paper);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.3rem;margin:2.5rem 0 .3rem;padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.02rem;margin:1.6rem 0 .3rem}
h3 small,h2 small,.quiet{color:var(--quiet);font-weight:normal}
p{max-width:46rem;margin:.4rem 0}
a{color:var(--blue)}
nav ul{list-style:none;margin:.8rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
code{font-size:.85em;overflow-wrap:anywhere}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0;padding:0}
.facts div{min-width:6rem}
.facts dt{color:var(--quiet);font-size:.85rem}
.facts dd{margin:0;font-size:1.25rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0}
thead th{font-weight:600;font-size:.85rem;color:var(--quiet)}
.ranges{table-layout:fixed}
.ranges tbody tr{border-top:1px solid var(--line)}
.ranges th[scope=row]{font-weight:normal;width:18%}
.ranges .said{width:20%}
.ranges .chart{width:38%;padding-right:1.2rem}
.ranges td.src{font-size:.85rem;color:var(--quiet)}
svg{display:block;overflow:visible}
svg text{fill:var(--quiet);font-size:12px;text-anchor:middle}
svg text.y{text-anchor:end}
.tick{stroke:var(--line);stroke-width:1}
.whole{stroke:var(--s0);stroke-width:3}
.span{stroke:var(--quiet);stroke-width:2}
.open{stroke:var(--s0);stroke-width:2;stroke-dasharray:4 4}
.stop{stroke:var(--s0);stroke-width:3}
.vague{stroke:var(--s0);stroke-width:10;opacity:.35}
.dot{fill:var(--s0);stroke:var(--s0);stroke-width:2}
.dot.hedged,path.hedged{fill:var(--paper)}
.s0{fill:var(--s0);stroke:var(--s0)}.s1{fill:var(--s1);stroke:var(--s1)}.s2{fill:var(--s2);
stroke:var(--s2)}
.s3{fill:var(--s3);stroke:var(--s3)}.s4{fill:var(--s4);stroke:var(--s4)}.s5{fill:var(--s5);
stroke:var(--s5)}
.s6{fill:var(--s6);stroke:var(--s6)}
path{stroke-width:2}
path.denied{stroke:var(--red);fill:none;stroke-width:2.5}
.times a:hover path,.times a:focus path{stroke-width:5}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.2rem 0;padding:0;
font-size:.9rem}
.legend svg{display:inline-block;vertical-align:-2px;margin-right:.35rem}
.verdicts{list-style:none;margin:.4rem 0 0;padding:0}
.verdicts li{margin:.15rem 0;max-width:60rem;display:grid;grid-template-columns:9.5rem 1fr}
.conflict b{color:var(--red)}.undecidable b,.revision b{color:var(--amber)}
.agree b,.compatible b{color:var(--green)}.finding b{color:var(--violet)}
#filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:.8rem 0}
#filters label{display:grid;font-size:.85rem;color:var(--quiet)}
input,select,button{font:inherit;color:inherit;background:var(--paper);
border:1px solid var(--line);border-radius:4px;
padding:.3rem .5rem}
select{max-width:14rem}
output{color:var(--quiet)}
button{cursor:pointer}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.scroll{overflow-x:auto}
#ledger{font-size:.92rem}
#ledger tr.figure{border-top:1px solid var(--line)}
#ledger tr.figure:target,#ledger tr.on{background:var(--soft)}
.sort{border:0;padding:.2rem 0;font-weight:600;color:inherit;background:none;white-space:nowrap}
.sort::after{content:" \\2195";opacity:.4}
th[aria-sort=ascending] .sort::after{content:" \\2191";opacity:1}
th[aria-sort=descending] .sort::after{content:" \\2193";opacity:1}
button.open{border:0;padding:0;background:none;color:var(--blue);text-align:left;
text-decoration:underline;
text-underline-offset:.2em}
#ledger td:nth-child(2){min-width:9rem}
td small{color:var(--quiet)}
tr.passage td{padding:.2rem 0 1rem 1rem;border-left:3px solid var(--blue)}
blockquote{margin:.4rem 0;max-width:50rem;white-space:pre-line}
mark{background:var(--part);color:inherit;padding:.05em .1em}
mark.focus{background:var(--mark);font-weight:600}
.part{color:var(--quiet);font-size:.7em;margin-left:.2em}
.passage dl{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;margin:.4rem 0;font-size:.82rem;
color:var(--quiet)}
.passage dl div{display:flex;gap:.4rem}.passage dd{margin:0;overflow-wrap:anywhere}
.sources td{overflow-wrap:anywhere;font-size:.88rem}
@media screen and (max-width:46rem){
.ranges,.ranges thead,.ranges tbody{display:block}
.ranges thead th:not(.chart){display:none}
.ranges tr{display:grid;grid-template-columns:1fr 1fr;padding:.4rem 0}
.ranges th[scope=row],.ranges .said,.ranges .chart{width:auto}
.ranges .chart{grid-column:1/-1;order:3}.ranges td.src{order:4}
.verdicts li{display:block}.verdicts b{display:block}
.sources thead{position:absolute;left:-999rem}
.sources tr{display:grid;grid-template-columns:1fr 1fr;border-top:1px solid var(--line)}
.sources td:nth-child(2){grid-column:1/-1;order:-1}
#ledger thead{position:absolute;left:-999rem}
#ledger tr.figure{display:grid;grid-template-columns:1fr 1fr;padding:.3rem 0}
#ledger tr.figure[hidden]{display:none}
#ledger tr.passage:not([hidden]),#ledger tr.passage:not([hidden]) td{display:block}}
@media print{
:root{color-scheme:light;--ink:#000;--quiet:#444;--paper:#fff;--soft:#eee;--line:#bbb;
--blue:#000;--red:#000;--amber:#000;
--green:#000;--violet:#000;--mark:#ddd;--part:#eee;--s0:#000;--s1:#555;--s2:#777;--s3:#333;
--s4:#999;--s5:#444;--s6:#aaa}
body{max-width:none;padding:0;font-size:9pt}
h2{margin-top:1.2rem}h3{margin-top:.9rem}
#ledger,.sources td,.ranges td.src,thead th{font-size:8pt}.passage dl{font-size:7pt}
.sources td{padding-right:.3rem}
#ledger td:nth-child(2){min-width:0}
#filters,nav,.sort::after{display:none}
h2,h3{break-after:avoid}tr,li,figure{break-inside:avoid}
thead{display:table-header-group}
a,button.open{color:inherit;text-decoration:none}
*{print-color-adjust:exact}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
"""

# Without scripts nothing opens: all passages stand open, and what only scripts move is away.
CSS_WITHOUT_SCRIPTS = "tr.passage[hidden]{display:table-row}#filters,.sort::after{display:none}"
