/** The whole style of the register, inlined into each page: under 8 kB, no second request. */
export const registerStyle = `
:root{--ink:#1d4480;--text:#16191d;--dim:#4f565e;--line:#d8dce1;--edge:#858d95;--ground:#fff;--wash:#f5f7f9;--good:#12613a;--watch:#7a4b00;--bad:#a3211b}
@media (prefers-color-scheme:dark){:root{--ink:#9dbcf0;--text:#e6e8eb;--dim:#b4bac1;--line:#3d4248;--edge:#7d858d;--ground:#1b1d20;--wash:#25282c;--good:#7fd0a2;--watch:#f0c274;--bad:#ff9a92}}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.6 "Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei",system-ui,sans-serif}
a{color:var(--ink);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.skip{position:absolute;left:8px;top:-60px;padding:8px 16px;background:var(--ground);z-index:1}
.skip:focus{top:8px}
.top{border-bottom:3px solid var(--ink)}
.top>div,main,footer>div{max-width:66rem;margin:0 auto;padding:12px 20px}
.top>div{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center}
.name{font-weight:700;font-size:1.125rem;color:var(--text);text-decoration:none;line-height:36px}
.languages{display:flex;gap:4px 14px;line-height:28px}
.languages [aria-current]{font-weight:700}
.search{display:flex;flex:1 1 16rem;max-width:32rem;margin-inline-start:auto}
.search input{flex:1;min-width:0;height:38px;padding:0 10px;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-right:0;border-radius:4px 0 0 4px}
.search button,.button{min-height:38px;padding:0 16px;font:inherit;font-weight:600;color:var(--ground);background:var(--ink);border:1px solid var(--ink);border-radius:0 4px 4px 0;cursor:pointer;white-space:nowrap}
.button{display:inline-flex;align-items:center;border-radius:4px;text-decoration:none}
.search.large{max-width:40rem;margin:16px 0}
.search.large input,.search.large button{height:48px;font-size:1.125rem}
main{padding-top:28px;padding-bottom:48px;min-height:60vh}
h1{margin:0 0 8px;font-size:1.875rem;line-height:1.35}
h2{margin:36px 0 10px;font-size:1.3125rem;line-height:1.4}
h3{margin:24px 0 8px;font-size:1.125rem}
.lead{max-width:46rem;color:var(--dim);margin:0 0 20px}
.crumbs{margin-bottom:8px;font-size:.9375rem}
.notice{max-width:46rem;padding:12px 16px;border:1px solid var(--edge);border-inline-start:5px solid var(--ink);background:var(--wash)}
.prose{max-width:46rem}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--dim);padding:4px 0}
th,td{padding:9px 14px 9px 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{color:var(--dim);font-size:.9375rem}
.facts{max-width:46rem}
.facts th{width:11rem;font-weight:400;color:var(--dim)}
.mark{display:inline-flex;align-items:center;gap:5px;font-weight:600;white-space:nowrap}
.mark svg{fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.mark.valid{color:var(--good)}.mark.warned{color:var(--watch)}.mark.suspended{color:var(--bad)}.mark.ended{color:var(--dim)}
.timeline{list-style:none;margin:12px 0;padding:0 0 0 22px;border-inline-start:2px solid var(--ink)}
.timeline li{position:relative;padding:0 0 18px}
.timeline li::before{content:"";position:absolute;left:-29px;top:8px;width:10px;height:10px;border:2px solid var(--ink);border-radius:50%;background:var(--ground)}
.timeline .when{color:var(--dim);font-size:.9375rem}
.figure{font-size:2.5rem;font-weight:700;line-height:1.2;color:var(--ink)}
.fields{display:grid;gap:16px;max-width:40rem}
.fields label{display:block;font-weight:600}
.fields input:not([type=radio],[type=checkbox],[type=file]),.fields textarea,.fields select{width:100%;min-height:40px;padding:8px 10px;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:4px}
.fields .button{justify-self:start;border-radius:4px}
.wrong{padding:12px 16px;border:2px solid var(--bad)}
.criterion{margin:14px 0;padding-inline-start:14px;border-inline-start:3px solid var(--line)}
.criterion p{margin:4px 0}
.criterion-text{font-weight:600}
.criterion-facts{list-style:none;margin:4px 0;padding:0}
.criterion-facts b{font-weight:400;color:var(--dim);margin-inline-end:6px}
.criterion-source{color:var(--dim);font-size:.875rem}
.pages{display:flex;gap:16px;margin-top:16px}
footer{border-top:1px solid var(--line);color:var(--dim);font-size:.9375rem}
footer nav{display:flex;flex-wrap:wrap;gap:4px 18px;line-height:28px}
@media (max-width:40em){
.search{max-width:none;flex-basis:100%;order:3}
h1{font-size:1.5rem}
.list thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.list,.list tbody,.list tr,.list th,.list td{display:block}
.list caption{display:block}
.list tr{padding:10px 0;border-bottom:1px solid var(--line)}
.list th,.list td{padding:2px 0;border:0}
.list td[data-label]::before{content:attr(data-label) "  ";color:var(--dim)}
.facts th{width:7rem}
}
@media print{
:root{--ink:#000;--text:#000;--dim:#333;--line:#999;--ground:#fff;--wash:#fff}
.search,.languages,footer nav,.skip,.no-print{display:none}
body{font-size:11pt}
tr,li,.criterion{break-inside:avoid}
a{color:inherit;text-decoration:none}
}
`
  .trim()
  .replaceAll('\n', '');
