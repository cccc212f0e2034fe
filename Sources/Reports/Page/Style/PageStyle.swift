/// How a page looks, and the little that a script adds to it.
///
/// Colours are those of Okabe and Ito, told apart by every kind of colour vision; marks keep a contrast of 3 and text
/// one of 4.5 against their ground in both themes.
enum PageStyle {
    /// The style sheet.
    static let sheet: StaticString = """
        :root{--ground:#fff;--raised:#f5f6f7;--ink:#16191d;--soft:#555d66;--rule:#d6dade;--first:#0072b2;--second:#b84c00;\
        --third:#00795a;--fourth:#8d4474;--quiet:#878f98;--link:#005a8e}
        @media(prefers-color-scheme:dark){:root:not([data-theme=light]){--ground:#14171a;--raised:#1d2125;--ink:#e9ecef;\
        --soft:#a9b2bb;--rule:#363d44;--first:#56b4e9;--second:#e69f00;--third:#1fb98c;--fourth:#d992b8;--quiet:#79838d;\
        --link:#7cc4ef}}
        :root[data-theme=dark]{--ground:#14171a;--raised:#1d2125;--ink:#e9ecef;--soft:#a9b2bb;--rule:#363d44;\
        --first:#56b4e9;--second:#e69f00;--third:#1fb98c;--fourth:#d992b8;--quiet:#79838d;--link:#7cc4ef}
        *{box-sizing:border-box}
        html{background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%}
        body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        h1{font-size:1.9rem;line-height:1.2;margin:.2em 0}
        h2{font-size:1.45rem;line-height:1.25;margin:0 0 .2em}
        h3{font-size:1.1rem;margin:1.8em 0 .5em}
        p,ul{margin:.5em 0;max-width:44rem;overflow-wrap:break-word}
        ul{padding-left:1.2em}
        li{margin:.25em 0}
        a{color:var(--link)}
        code,pre{font:.88em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
        overflow-wrap:anywhere}
        h2 code{font-size:.6em;font-weight:400;color:var(--soft)}
        pre{white-space:pre-wrap;margin:.5em 0}
        .lead{font-size:1.1rem}
        .system,.basis,figcaption span{color:var(--soft)}
        .system,.basis{font-size:.88rem}
        .basis{border-left:3px solid var(--rule);padding-left:.6rem;margin-top:1rem}
        .model{margin-top:3.5rem;padding-top:1.2rem;border-top:2px solid var(--ink)}
        .provenance,.summary,.error,.warning{background:var(--raised);border-radius:.5rem;padding:.7rem 1rem;margin:1rem 0}
        .top{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(25rem,100%),1fr));gap:1rem;align-items:start;\
        margin:1rem 0}
        .top>*{margin:0;min-width:0}
        .provenance p,.summary p{margin-top:0}
        .summary h3,.error h3{margin-top:.2em}
        .error{border-left:4px solid var(--second)}
        .warning{border-left:4px solid var(--quiet)}
        .badge{display:inline-block;border:1.5px solid var(--ink);border-radius:1rem;padding:0 .6rem;font-size:.85rem;\
        font-weight:600}
        .mark{color:var(--second)}
        svg.known{width:100%;max-width:44rem;height:.8rem;display:block;border-radius:.2rem}
        ul.known{list-style:none;padding:0;font-size:.92rem}
        .swatch{display:inline-block;width:.8em;height:.8em;border-radius:.15em;margin-right:.5em}
        .known-published{fill:var(--first);background:var(--first)}
        .known-recalled{fill:var(--third);background:var(--third)}
        .known-inferred{fill:var(--fourth);background:var(--fourth)}
        .known-assumed{fill:var(--second);background:var(--second)}
        .plots{columns:3 21rem;column-gap:2rem}
        .plots:has(>figure:nth-of-type(2):last-of-type){columns:2 21rem}
        .plots:has(>figure:only-of-type){columns:1}
        figure{margin:0 0 1.5rem;min-width:0;break-inside:avoid}
        @media screen and (min-width:50rem){figure:only-of-type{display:grid;grid-template-columns:30rem minmax(0,1fr);\
        grid-template-rows:auto 1fr;gap:0 2.5rem;align-items:start}
        figure:only-of-type>svg{grid-row:1/3;margin-top:0}
        figure:only-of-type>figcaption{grid-column:2}figure:only-of-type>details{grid-column:2}
        figure:only-of-type>figcaption{order:0}}
        figure svg{display:block;width:100%;max-width:30rem;height:auto;margin-top:.4rem}
        figcaption strong,figcaption span{display:block}
        figcaption span{font-size:.85rem;line-height:1.4}
        svg text{fill:var(--ink);font-size:12px}
        svg .tick,svg .label{fill:var(--soft)}
        svg .label{font-size:12px}
        svg .row{font-size:12.5px;paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round}
        svg .cellnumber{font-size:12.5px}
        .grid{stroke:var(--rule);stroke-width:.7}
        .axis{stroke:var(--soft);stroke-width:1}
        .reference{stroke:var(--soft);stroke-width:1.3;stroke-dasharray:5 4}
        .curve{fill:none;stroke:var(--first);stroke-width:1.8}
        .curve.second{stroke:var(--second);stroke-dasharray:6 3;fill:none}
        .thin{fill:none;stroke:var(--first);stroke-width:.6;stroke-opacity:.5}
        .band{fill:var(--first);fill-opacity:.18}
        .whisker{stroke:var(--first);stroke-width:2}
        .whisker.second{stroke:var(--second)}
        .first{fill:var(--first)}
        .second{fill:var(--second)}
        .quiet{fill:var(--quiet)}
        .cell{fill:none;stroke:var(--rule)}
        details{margin:.6rem 0}
        summary{cursor:pointer;color:var(--link);padding:.3rem 0}
        .scroll{overflow-x:auto;max-width:100%;margin:.6rem 0}
        table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
        th,td{padding:.28rem .7rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
        th[scope=row]{font-weight:400;min-width:7rem}
        thead th{vertical-align:bottom;font-weight:600;max-width:11rem}
        .n{text-align:right}
        td.n{white-space:nowrap}
        .range{white-space:nowrap}
        button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}
        #theme{float:right;border:1px solid var(--rule);border-radius:.4rem;padding:.3rem .7rem;font-size:.85rem;\
        min-height:2rem}
        :focus-visible{outline:2px solid var(--first);outline-offset:2px}
        footer{margin-top:3.5rem;padding-top:1.2rem;border-top:2px solid var(--ink);font-size:.95rem}
        @media print{:root,:root:not([data-theme=light]),:root[data-theme=dark]{--ground:#fff;--raised:#f5f6f7;\
        --ink:#000;--soft:#444;--rule:#ccc;--first:#0072b2;--second:#b84c00;--third:#00795a;--fourth:#8d4474;\
        --quiet:#878f98;--link:#000}
        body{font-size:10.5pt}#theme{display:none}main{max-width:none;padding:0}
        figure,tr,.summary,.provenance{break-inside:avoid}h2,h3{break-after:avoid}.model{break-before:page}
        .scroll{overflow:visible}.plots,.plots:has(>figure:nth-of-type(2):last-of-type){columns:2}*{print-color-adjust:exact}}
        """

    /// The script: a button for the theme, and tables that sort by a click on a head.
    ///
    /// The page says all without it.
    static let script: StaticString = """
        (function(){
        var root=document.documentElement,french=root.lang==='fr',header=document.querySelector('header');
        var button=document.createElement('button');button.id='theme';button.type='button';
        button.textContent=french?'Clair / sombre':'Light / dark';
        button.addEventListener('click',function(){
        var dark=root.dataset.theme?root.dataset.theme==='dark':matchMedia('(prefers-color-scheme:dark)').matches;
        root.dataset.theme=dark?'light':'dark'});
        header.insertBefore(button,header.firstChild);
        function key(row,column){var cell=row.children[column],data=cell&&cell.querySelector('data');
        return data?Number(data.value):cell?cell.textContent.trim():''}
        document.querySelectorAll('thead th').forEach(function(head){
        var sort=document.createElement('button');sort.type='button';sort.textContent=head.textContent;
        if(!sort.textContent)return;
        head.textContent='';head.appendChild(sort);
        sort.addEventListener('click',function(){
        var column=head.cellIndex,up=head.getAttribute('aria-sort')!=='ascending',body=head.closest('table').tBodies[0];
        Array.from(head.parentNode.children).forEach(function(other){other.removeAttribute('aria-sort')});
        head.setAttribute('aria-sort',up?'ascending':'descending');
        Array.from(body.rows).map(function(row,index){return{row:row,key:key(row,column),index:index}})
        .sort(function(a,b){var one=typeof a.key==='number'&&typeof b.key==='number'?a.key-b.key:
        typeof a.key==='number'?-1:typeof b.key==='number'?1:a.key.localeCompare(b.key,root.lang,{numeric:true});
        return(up?one:-one)||a.index-b.index}).forEach(function(item){body.appendChild(item.row)})})});
        })();
        """
}
