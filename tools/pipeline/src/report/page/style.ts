/**
 * The complete style sheet of the page: light and dark, narrow and wide, screen and print. It loads no external file,
 * font or address.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1a2230;--soft:#4d5a6e;--line:#d9dee6;--shade:#1a223040;--accent:#1d56b8;--alert:#b3261e;--alert-soft:#fdecea;--good:#1b6e3c;
--CRITICAL:#8c1d40;--HIGH:#d1495b;--MEDIUM:#e39a2d;--LOW:#5b8def;--NEGLIGIBLE:#a9b4c4;--opened:#d1495b;--patched:#3f8f5f;--open:#8592a6}
@media screen and (prefers-color-scheme:dark){:root{--page:#0f141b;--card:#18202a;--ink:#e8edf4;--soft:#aab6c6;--line:#303b49;--shade:#0009;--accent:#8ab4ff;--alert:#ff9d94;--alert-soft:#3a1f21;--good:#7fd6a2;
--CRITICAL:#e0608c;--HIGH:#f08a8a;--MEDIUM:#e8b45c;--LOW:#7da6ff;--NEGLIGIBLE:#6f7d90;--opened:#f08a8a;--patched:#63b98a;--open:#8f9db1}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:77rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem}header,p,h2,h3,dd,caption,figcaption,summary{overflow-wrap:anywhere}
.brand{margin:0 0 .25rem;color:var(--accent);font-weight:650;font-size:.875rem;letter-spacing:.04em}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:0 0 1rem}
h3{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:0 0 .75rem}.lead,.note,.quiet{color:var(--soft)}.note{font-size:.875rem}
a{color:var(--accent)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.75rem 0 0;padding:0}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin:1.25rem 0}
.missing{background:var(--alert-soft);border-color:var(--alert)}.missing h2{color:var(--alert);margin-bottom:.5rem}
.tiles{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:.75rem;margin:1.5rem 0 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.875rem 1rem}
.tile dt{color:var(--soft);font-size:.875rem}.tile dd{margin:0}
.big{display:block;font-size:1.625rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile.alert .big{color:var(--alert)}.tile.good .big{color:var(--good)}
.count{display:inline-block;min-width:1.75em;padding:0 .5em;border-radius:1em;background:var(--page);border:1px solid var(--line);font-size:.8125rem;font-weight:600;text-align:center;vertical-align:.1em}
.count.blocked,.count.runs-blocked,.count.past-deadline{color:var(--alert);border-color:var(--alert)}
.when{display:none}
.scroll{overflow-x:auto;margin:0 0 .5rem;background:linear-gradient(to right,var(--card) 40%,transparent) left/3rem 100% no-repeat local,linear-gradient(to left,var(--card) 40%,transparent) right/3rem 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) left/.75rem 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) right/.75rem 100% no-repeat scroll}.missing .scroll{background:none}
.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.pair caption,details caption{position:static;width:auto;height:auto;clip-path:none;white-space:normal;text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}tbody th{font-weight:500}
tbody th{min-width:8rem}td{min-width:3.5rem}tbody th,td{overflow-wrap:break-word}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
h1 span{white-space:nowrap}time{white-space:nowrap;font-variant-numeric:tabular-nums}
summary{cursor:pointer;color:var(--accent);font-size:.875rem;padding:.25rem 0}
figure{margin:0 0 1.5rem}figcaption{font-weight:600;margin-bottom:.25rem}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.25rem 0 .5rem;font-size:.875rem;color:var(--soft)}
.swatch{display:inline-block;width:.75rem;height:.75rem;border-radius:3px;margin-right:.4rem;vertical-align:-.05em}
svg{display:block;max-width:100%;height:auto}svg.narrow{display:none}
@media (max-width:40rem){.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.big{white-space:normal}
.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stacked tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.stacked th,.stacked td{display:inline;border:0;padding:0 .5rem 0 0;min-width:0;overflow-wrap:anywhere}.stacked td:nth-child(3){display:block}.stacked td:nth-child(2){color:var(--soft)}.stacked time,.when{color:var(--soft)}.when{display:inline;margin-right:.35rem}
svg.wide{display:none}svg.narrow{display:block}section{padding:1rem}.figure{padding-right:.5rem}}
@media (min-width:40.01rem){.stacked{table-layout:fixed}.stacked th:first-child{width:18%}.stacked th:nth-child(2){width:16%}.stacked th:last-child{width:7rem}.stacked tbody th{min-width:0}}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.25rem;margin-top:1.5rem}
.pair>*{min-width:0}.pair th,.pair td{padding-right:.5rem}.pair tbody th{min-width:6rem}
${['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NEGLIGIBLE'].map((severity) => `.fill-${severity}{fill:var(--${severity});background:var(--${severity})}`).join('')}
${['opened', 'patched', 'open'].map((kind) => `.bar-${kind}{fill:var(--${kind});background:var(--${kind})}`).join('')}
.faint{opacity:.4}.grid{stroke:var(--line);stroke-width:1}.sparkline path{fill:none;stroke:var(--accent);stroke-width:1.5}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--soft)}svg .label{font-size:13px;fill:var(--ink)}svg .value{fill:var(--ink)}
.start{text-anchor:start}.middle{text-anchor:middle}.end{text-anchor:end}
.footnotes{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.5rem 1.5rem;margin:0;font-size:.875rem}.footnotes dt{font-weight:600}.footnotes dd{margin:0;color:var(--soft)}
@media (max-width:40rem){.footnotes{display:block}.footnotes dd{margin-bottom:.75rem}}
footer{color:var(--soft);font-size:.875rem;padding-bottom:2rem}
@media print{:root{color-scheme:light}body{background:#fff;font-size:11pt}nav,.skip{display:none}section,.tile{break-inside:avoid-page;border-color:#bbb}section{break-inside:auto}h2,h3,caption{break-after:avoid}thead,figure,tr{break-inside:avoid}summary{display:none}details::details-content{content-visibility:visible;display:block;height:auto}.scroll{overflow:visible;background:none}.pair{display:block}thead th,thead .figure{white-space:normal}tbody th,td,caption{overflow-wrap:anywhere}th,td{padding-top:.25rem;padding-bottom:.25rem}}
`;
