var h,qe,Dn,R,ce,te,Oe,Y,He,me,be,Pn,V=Symbol.for("pv"),ie={},re=[],wn=/^m(i|n|o|s|text|space)$/,pe=Array.isArray,Qe=re.slice,W=Object.assign;function L(e){e&&e.parentNode&&e.remove()}function Z(e,n,t,r,s){var o={type:e,props:n,key:t,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:V,__v:s||++qe,__i:-1,__u:0};return!s&&h.vnode&&h.vnode(o),o}function x(e){return e.children}function ee(e,n){this.props=e,this.context=n,this.__g=0}function E(e,n){if(n==null)return e.__&&E(e.__,e.__i+1);for(var t;n<e.__k.length;n++)if((t=e.__k[n])&&t.__e)return t.__e;return typeof e.type!="function"||e.props.__P?null:E(e)}function Sn(e){var n,t=e.__v,r=t.__e,s=[],o=[],d=e.__P;d&&((n=W({constructor:V},t)).__v=t.__v+1,h.vnode&&h.vnode(n),fe(d,n,t,e.__n,d.namespaceURI,32&t.__u?[r]:null,s,r||E(t),32&t.__u,o),n.__v=t.__v,n.__.__k[n.__i]=n,Ve(s,n,o),t.__=t.__e=null,n.__e!=r&&Le(n))}function Le(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(n){return n&&(e.__e=n.__e)}),Le(e)}function Ee(e){(8&e.__g||(e.__g|=8,R.push(e),te++))&&ce==h.debounceRendering||((ce=h.debounceRendering)||queueMicrotask)(We)}function We(){try{for(var e,n=1;R.length;)R.length>n&&R.sort(Oe),e=R.shift(),n=R.length,8&e.__g&&Sn(e)}finally{(te=R.length)&&(ce||queueMicrotask)(We)}}function Me(e,n,t,r,s,o,d,l,g,p,u){var _,f,a,m,N,y,c=r.__k||re,b=n.length;for(g=In(t,n,c,g,b),_=0;_<b;_++)(a=t.__k[_])!=null&&(f=~a.__i&&c[a.__i]||ie,a.__i=_,y=fe(e,a,f,s,o,d,l,g,p,u),m=a.__e,(f.ref!=a.ref||8&f.__u)&&(f.ref&&ye(f.ref,null,a,f),a.ref&&u.push(a.ref,a.__c||m,a)),N=N||m,4&a.__u?(g=Ue(a,g,e,!f.__v),f.__e&&(f.__e=null)):typeof a.type=="function"&&y!==void 0?g=y:m&&(g=m.nextSibling),a.__u&=-21);return t.__e=N,g}function In(e,n,t,r,s){var o,d,l,g,p,u,_,f,a,m=t.length,N=m,y=0,c=0,b=e.__k=Array(s);for(o=0;o<s;o++)(d=n[o])!=null&&typeof d!="boolean"&&typeof d!="function"?(typeof d!="object"||d.constructor===String?d=b[o]=Z(null,d):pe(d)?d=b[o]=Z(x,{children:d}):d.constructor===V&&d.__b?d=b[o]=Z(d.type,d.props,d.key,d.ref,d.__v):b[o]=d,g=o+y,d.__=e,d.__b=e.__b+1,l=null,~(p=d.__i=Rn(d,t,g,N))&&(N--,(l=t[p])&&(l.__u|=2)),l&&l.__v?(d.__u|=16,p==g-1?y--:p==g+1?y++:p!=g&&(p>g?y--:y++,c=1)):(~p||(s>m?y--:s<m&&y++),typeof d.type!="function"&&(d.__u|=4))):b[o]=null;if(c){for(u=[],_=[],o=0;o<s;o++)if((d=b[o])&&16&d.__u){for(y=0,f=u.length;y<f;)u[a=y+f>>1]<d.__i?y=a+1:f=a;u[y]=d.__i,_[o]=y+1}for(y=u.length;o--;)_[o]&&(_[o]==y?y--:b[o].__u|=4)}if(N)for(o=0;o<m;o++)!(l=t[o])||2&l.__u||(l.__e==r&&(r=E(l)),he(l,l));return r}function Ue(e,n,t,r){var s,o,d,l;if(typeof e.type=="function"){if(e.props.__P)return n;if(s=e.__k)for(o=0;o<s.length;o++)s[o]&&(s[o].__=e,n=Ue(s[o],n,t,!1));return n}for(n&&!n.parentNode&&(n=E(e))&&!n.parentNode&&(n=null),d=e.__e,l=n;l&&l.nodeType==8;)l=l.nextSibling;for(d!=l&&(!r&&t.moveBefore&&d.parentNode?t.moveBefore(d,n):t.insertBefore(d,n||null)),n=d;(n=n&&n.nextSibling)&&n.nodeType==8&&!n.data.startsWith("$s"););return n}function Rn(e,n,t,r){var s,o=e.key,d=e.type,l=n[t],g=l&&!(2&l.__u);if(l===null&&o==null||g&&o==l.key&&d==l.type)return t;if(r>(g?1:0)){for(s=t-1;s>=0;s--)if((l=n[s])&&!(2&l.__u)&&o==l.key&&d==l.type)return s;for(s=t+1;s<n.length;s++)if((l=n[s])&&!(2&l.__u)&&o==l.key&&d==l.type)return s}return-1}function Be(e,n,t){t==null&&(t=""),n[0]=="-"?e.setProperty(n,t):e[n]=t}function X(e,n,t,r,s){var o,d;if(n=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(n in r)t&&n in t||Be(e.style,n);if(t)for(n in t)r&&t[n]==r[n]||Be(e.style,n,t[n])}else if(n[0]=="o"&&n[1]=="n")typeof t!="function"&&(t=null),typeof r!="function"&&(r=null),(e.__e||(e.__e={}))[n]=t,t&&r||(d=be[n]||(be[n]=En(n)),(e.__a||(e.__a={}))[n]=me,o=n!=(n=n.replace(He,"$1")),(n=n.slice(2))[0]<"a"&&(n=n.toLowerCase()),t?e.addEventListener(n,d,o):e.removeEventListener(n,d,o));else{if(s=="http://www.w3.org/2000/svg")n=n.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(n!="width"&&n!="height"&&n!="href"&&n!="list"&&n!="form"&&n!="tabIndex"&&n!="download"&&n!="rowSpan"&&n!="colSpan"&&n!="role"&&n!="popover"&&n in e)try{return void(e[n]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&n[4]!="-"?e.removeAttribute(n):e.setAttribute(n,n=="popover"&&t==1?"":t)}}function En(e){return function(n){var t=this.__e;if(t){if(t=t[e],n[Y]==null)n[Y]=me++;else if(n[Y]<this.__a[e])return;return t(h.event?h.event(n):n)}}}function fe(e,n,t,r,s,o,d,l,g,p){var u,_,f,a,m,N,y,c,b,v,k,ge,Ie,J,H,Re,I,Q,S=n.type;if(n.constructor!==V)return null;128&t.__u&&(g=32&t.__u,u=t.__c.__z)&&(n.__u|=g,_=o=[],u.nodeType==8?l=ne(u,o):o.push(u),l=o[0]||l),(u=h.__b)&&u(n);e:if(typeof S=="function"){f=d.length;try{if(c=n.props,b=(u=S.prototype)&&u.render,v=(u=S.contextType)&&r[u.__c],k=u?v?v.props.value:u.__:r,(a=t.__c)?(n.__c=a,2&a.__g&&(a.__g|=1)):(b?n.__c=a=new S(c,k):(n.__c=a=new ee(c,k),a.constructor=S,a.render=qn),v&&v.sub(a),a.state||(a.state={}),a.__n=r,a.__g|=8,a.__h=[],a.__k=[]),b&&(a.__s||(a.__s=a.state),S.getDerivedStateFromProps&&(a.__s==a.state&&(a.__s=W({},a.__s)),W(a.__s,S.getDerivedStateFromProps(c,a.__s)))),m=a.props,N=a.state,a.__v=n,t.__c){if(c!==m&&b&&!S.getDerivedStateFromProps&&a.componentWillReceiveProps&&a.componentWillReceiveProps(c,k),n.__v==t.__v&&!(8&a.__g)||!(4&a.__g)&&a.shouldComponentUpdate&&a.shouldComponentUpdate(c,a.__s,k)===!1){n.__v!=t.__v&&(a.props=c,a.state=a.__s,a.__g&=-9),n.__e=t.__e,n.__k=t.__k,n.__k.some(function(P){P&&(P.__=n)}),re.push.apply(a.__h,a.__k),a.__k=[],a.__h.length&&d.push(a),l=E(t);break e}a.componentWillUpdate&&a.componentWillUpdate(c,a.__s,k),b&&a.componentDidUpdate&&a.__h.push(function(){a.componentDidUpdate(m,N,y)})}else b&&!S.getDerivedStateFromProps&&a.componentWillMount&&a.componentWillMount(),b&&a.componentDidMount&&a.__h.push(a.componentDidMount);a.context=k,a.props=c,a.__P=e,a.__g&=-5,ge=h.__r,Ie=b?25:0;do a.__g&=-9,ge&&ge(n),u=a.render(a.props,a.state=a.__s,a.context);while(8&a.__g&&++Ie<25);b&&(re.push.apply(a.__h,a.__k),a.__k=[]),a.state=a.__s,a.getChildContext&&(r=W({},r,a.getChildContext())),b&&t.__c&&a.getSnapshotBeforeUpdate&&(y=a.getSnapshotBeforeUpdate(m,N)),J=u&&u.type===x&&u.key==null?u.props.children:u,c.__P&&(u=l,s=(e=c.__P).namespaceURI,g=o=null,t.props&&t.props.__P!=e&&(t.__k.some(function(P){P&&he(P,P)}),t.__k=null),l=t.__k?E(t,0):null),l=Me(e,pe(J)?J:[J],n,t,r,s,o,d,l,g,p),c.__P&&(n.__e=null,l=u),n.__u&=-161,_&&_.some(L),a.__h.length&&d.push(a),1&a.__g&&(a.__g&=-4)}catch(P){if(d.length=f,n.__v=null,g||o)if(P&&P.then){if(n.__u|=128|g,o){for(~(I=o.indexOf(l||void 0))||(I=o.length);(Q=o[I-1])&&Q.nodeType==8;)I--;for(;I<o.length;I++)if(Q=o[I])if(o[I]=null,H){if(Q==Re)break}else{if(Q.nodeType!=8)break;Q.data.startsWith("$s")&&(Re=ne(H=Q))}}if(!H){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;H=l}(u=ne(H=n.__c.__z||(n.__c.__z=H)))?(n.__e=H,l=u):n.__e=l,l=l&&l.nextSibling}else o&&o.some(L);else n.__e=t.__e;n.__k||(n.__k=t.__k||[]),P&&P.then||Fe(n),h.__e(P,n,t)}}else l=n.__e=Bn(t.__e,n,t,r,s,o,d,g,p,e);return(u=h.diffed)&&u(n),l}function ne(e,n){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var t=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))t++;else if(e.data.startsWith("/$s")&&!--t)return e}n&&n.push(e)}}function Fe(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(Fe))}function Ve(e,n,t){for(var r=0;r<t.length;)ye(t[r++],t[r++],t[r++]);h.__c&&h.__c(n,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(o){o.call(s)})}catch(o){h.__e(o,s.__v)}})}function Bn(e,n,t,r,s,o,d,l,g,p){var u,_,f,a,m,N,y,c,b=t.props||ie,v=n.props,k=n.type;if(k=="svg"?s="http://www.w3.org/2000/svg":k=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),o){for(u=0;u<o.length;u++)if((m=o[u])&&(k?m.localName==k:m.nodeType==3)){e=m,o[u]=null;break}}if(!e){if(c=p.ownerDocument||document,!k)return c.createTextNode(v);e=c.createElementNS(s,k,v.is?v:p),l&&(h.__m&&h.__m(n,o),l=!1),o=null}if(k){if(p=k=="template"&&e.content||e,o=k=="textarea"&&v.defaultValue!=null?null:o&&Qe.call(p.childNodes),!l&&o)for(b={},u=0;u<e.attributes.length;u++)b[(m=e.attributes[u]).name]=m.value;for(u in b)m=b[u],u=="dangerouslySetInnerHTML"?f=m:u=="children"||u in v||u=="value"&&"defaultValue"in v||u=="checked"&&"defaultChecked"in v||X(e,u,null,m,s);for(u in v)m=v[u],u=="children"?a=m:u=="dangerouslySetInnerHTML"?_=m:u=="value"?N=m:u=="checked"?y=m:l&&typeof m!="function"||b[u]===m||X(e,u,m,b[u],s);_?(l||f&&(_.__html==f.__html||_.__html==e.innerHTML)||(e.innerHTML=_.__html),n.__k=[]):(f&&(e.textContent=""),(k=="foreignObject"||s=="http://www.w3.org/1998/Math/MathML"&&wn.test(k))&&(s="http://www.w3.org/1999/xhtml"),Me(p,pe(a)?a:[a],n,t,r,s,o,d,o?o[0]:t.__k&&E(t,0),l,g),o&&o.some(L)),l&&k!="textarea"||(u="value",k=="progress"&&N==null?e.removeAttribute(u):N==null||N===e[u]&&(k!="progress"||N)||X(e,u,N,b[u],s),u="checked",y!=null&&y!=e[u]&&X(e,u,y,b[u],s))}else b===v||l&&e.data==v||(e.data=v);return e}function ye(e,n,t,r){try{typeof e=="function"?n?n.__x=e(n)||1:r&&(r=r.__c||r.__e)&&(n=r.__x)&&(r.__x=null,typeof n=="function"?n():e(null)):e.current=n}catch(s){h.__e(s,t)}}function he(e,n,t){var r,s,o,d;if(h.unmount&&h.unmount(e),!(r=e.ref)||r.current&&r.current!=e.__e||ye(r,null,n,e),r=e.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(l){h.__e(l,n)}r.__P=r.__n=null}if(r=e.__k)for(d=0;d<r.length;d++)r[d]&&he(r[d],n,typeof e.type!="function"||t&&!e.props.__P);!t&&(r=e.__c)&&(r=r.__z)&&(s=ne(r,o=[]))&&(r==e.__e&&o.some(L),L(s),L(r)),t||L(e.__e),e.__e=e.__c=e.__=null}function qn(e,n,t){return this.constructor(e,t)}function ze(e,n){var t,r,s,o;h.__&&h.__(e,n),n.nodeType==9&&(n=n.documentElement),r=(t=e&&32&e.__u)?null:n.__k,n.__k=Z(x,{children:[e]}),s=[],o=[],fe(n,n.__k,r||ie,ie,n.namespaceURI,r?null:n.firstChild?Qe.call(n.childNodes):null,s,r?r.__e:n.firstChild,t,o),Ve(s,n.__k,o),n.__k.props.children=null}h={__e:function(e,n,t,r){for(var s,o,d;n=n.__;)if((s=n.__c)&&!(1&s.__g)){s.__g|=4;try{if((d=(o=s.constructor)&&o.getDerivedStateFromError)&&s.setState(o.getDerivedStateFromError(e)),s.componentDidCatch&&(s.componentDidCatch(e,r||{}),d=1),d&&8&s.__g)return void(s.__g|=2)}catch(l){e=l}}throw te=0,e}},qe=0,Dn=function(e){return e!=null&&e.constructor===V},ee.prototype.setState=function(e,n){var t=this.__s;t&&t!=this.state||(t=this.__s=W({},this.state)),typeof e=="function"&&(e=e(W({},t),this.props)),e&&(W(t,e),this.__v&&(n&&this.__k.push(n),Ee(this)))},ee.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ee(this))},ee.prototype.render=x,R=[],te=0,Oe=function(e,n){return e.__v.__b-n.__v.__b},Y=Symbol(),He=/(PointerCapture)$|Capture$/i,me=0,be={},Pn=0;var M,$,_e,je,ve=Object.is,oe=0,rn=[],ke=[],A=h,Ge=A.__b,Je=A.__r,Xe=A.diffed,Ye=A.__c,Ze=A.unmount,en=A.__;function se(e,n){A.__h&&A.__h($,e,oe||n),oe=0;var t=$.__H||($.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function K(e){return oe=1,On(an,e)}function On(e,n,t){var r=se(M++,2);if(r.t=e,!r.__c&&(r.__=[t?t(n):an(void 0,n),function(o){var d=(r.__N||r.__)[0],l=r.t(d,o);ve(d,l)||(r.__N=[l,r.__[1]],r.__c.setState({}))}],r.__c=$,!$.__f)){$.__f=!0;var s=$.shouldComponentUpdate;$.shouldComponentUpdate=function(o,d,l){var g=this.__H;if(!g)return!0;var p=!1,u=this.props!=o;if(g.__.some(function(f){f.__N&&(p=!0,ve(f.__[0],f.__N[0])||(u=!0))}),s){var _=s.call(this,o,d,l);return p?_||u:_}return!p||u}}return r.__}function w(e,n){var t=se(M++,3);!A.__s&&sn(t.__H,n)&&(t.__P=!0,t.__=e,t.u=n,$.__H.__h.push(t))}function ae(e){return oe=5,Hn(function(){return{current:e}},[])}function Hn(e,n){var t=se(M++,7);return sn(t.__H,n)&&(t.__=e(),t.__H=n),t.__}function on(){var e=se(M++,11);if(!e.__){for(var n=$.__v;!n.__m&&n.__;)n=n.__;var t=n.__m||(n.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Qn(){var e;do{for(;e=ke.shift();)try{z(e)}catch(t){A.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=rn.shift();){var n=e.__H;if(e.__P&&n)try{n.__h.some(z),n.__h.some(Ce),n.__h=[]}catch(t){n.__h=[],A.__e(t,e.__v)}}}while(ke.length)}A.__b=function(e){$=null,Ge&&Ge(e)},A.__=function(e,n){e&&n.__k&&n.__k.__m&&(e.__m=n.__k.__m),en&&en(e,n)},A.__r=function(e){Je&&Je(e),M=0;var n=($=e.__c).__H;n&&(_e==$?$.__h=[]:(n.__h.some(z),n.__h.some(Ce),M=0),n.__h=[],n.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),_e=$},A.diffed=function(e){Xe&&Xe(e);var n=e.__c;n&&n.__H&&(n.__H.__h.length&&tn(rn.push(n)),n.__H.__.some(function(t){t.u&&(t.__H=t.u)})),_e=$=null},A.__c=function(e,n){n.some(function(t){try{t.__h.some(z),t.__h=t.__h.filter(function(r){return!r.__||Ce(r)})}catch(r){t.__h=[function(){throw r}]}}),Ye&&Ye(e,n)},A.unmount=function(e){Ze&&Ze(e);var n,t,r=e.__c;r&&r.__H&&(r.__H.__.some(function(s){try{if(s.__P&&s.__c){if(t===void 0){for(t=e.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}s.__P=t,tn(ke.push(s))}else z(s)}catch(o){n=o}}),r.__H=void 0,n&&A.__e(n,r.__v))};var nn=typeof requestAnimationFrame=="function";function Ln(e){var n,t=function(){clearTimeout(r),nn&&cancelAnimationFrame(n),setTimeout(e)},r=setTimeout(t,35);nn&&(n=requestAnimationFrame(t))}function tn(e){e!=1&&je==A.requestAnimationFrame||((je=A.requestAnimationFrame)||Ln)(Qn)}function z(e){var n=$,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),$=n}function Ce(e){var n=$;e.__c=e.__(),$=n}function sn(e,n){return!e||e.length!=n.length||n.some(function(t,r){return!ve(t,e[r])})}function an(e,n){return typeof n=="function"?n(e):n}var Wn=new URL("graphql",document.baseURI),Mn=new URL("healthz",document.baseURI),B=class extends Error{constructor(t,r){super(t);this.code=r}},Ne=class{lost=!1;told=new Set;back;listen(n){return this.told.add(n),()=>this.told.delete(n)}restored(){return this.back??=this.wait().finally(()=>{this.back=void 0}),this.back}async wait(){this.say(!0);for(let n=500;;n=Math.min(n*1.5,8e3)){await new Promise(t=>setTimeout(t,n));try{if((await fetch(Mn,{cache:"no-store"})).ok)break}catch{}}this.say(!1)}say(n){this.lost=n;for(let t of this.told)t()}},de=new Ne,xe="kg-token",Ae={get:()=>sessionStorage.getItem(xe)??"",set:e=>{e?sessionStorage.setItem(xe,e):sessionStorage.removeItem(xe)}};async function $e(e,n,t,r=!0){for(;;){let s;try{s=await Un(String(e),n,t)}catch(d){if(t?.aborted||d instanceof B)throw d;if(!r)throw new B("The server did not answer. Look whether the decision was taken before you try again.","UNAVAILABLE");await de.restored();continue}let o=s.errors?.[0];if(o)throw new B(o.message,o.extensions?.code??"INTERNAL");if(!s.data)throw new B("The server gave an empty answer.","INTERNAL");return s.data}}async function Un(e,n,t){let r={"Content-Type":"application/json",Accept:"application/json"},s=Ae.get();s&&(r.Authorization=`Bearer ${s}`);let o=await fetch(Wn,{method:"POST",headers:r,signal:t,body:JSON.stringify({query:e,variables:n})});if(o.status===502||o.status===504)throw new Error("a proxy without a server behind it");return await o.json()}function U(e,n){let t=JSON.stringify(n),[r,s]=K({}),[o,d]=K(0);w(()=>{if(n===null)return;let g=new AbortController;return $e(e,n,g.signal).then(p=>!g.signal.aborted&&s({key:t,data:p}),p=>!g.signal.aborted&&s({key:t,error:Fn(p)})),()=>g.abort()},[t,o]);let l=r.key===t;return{data:l?r.data:void 0,error:l?r.error:void 0,waiting:n!==null&&!l,again:()=>d(o+1)}}function Fn(e){return e instanceof B?e:new B(String(e),"INTERNAL")}function dn(){let[e,n]=K(de.lost);return w(()=>de.listen(()=>n(de.lost)),[]),e}function ln(e){return null}function un(e){let[n="",t=""]=e.replace(/^#?\/?/,"").split("?",2),[r="",...s]=n.split("/");return{page:r,id:Vn(s.join("/")),params:new URLSearchParams(t)}}function Vn(e){try{return decodeURIComponent(e)}catch{return e}}function T(e,n="",t={}){let r=new URLSearchParams;for(let[o,d]of Object.entries(t))d!==void 0&&d!==""&&d!==!1&&r.set(o,String(d));let s=r.toString();return`#/${e}${n?"/"+encodeURIComponent(n).replaceAll("%3A",":"):""}${s?"?"+s:""}`}function gn(e){location.hash=e}function cn(){let[e,n]=K(()=>un(location.hash));return w(()=>{let t=()=>n(un(location.hash));return addEventListener("hashchange",t),()=>removeEventListener("hashchange",t)},[]),e}function q(e){switch(e.kind){case"DOCUMENT":return T("document",e.id);case"REFERENCE":case"CITATION":if(e.document&&e.span)return Ke(e.document.id,e.span)}return T("thing",e.id)}function Ke(e,n){return T("document",e,{at:`${n.start}-${n.end}`})}var zn={DOCUMENT:["document","documents"],WORK:["work","works"],REFERENCE:["bibliography entry","bibliography entries"],CITATION:["citation","citations"],ACTOR:["actor","actors"],EVENT:["event","events"],POLICY:["policy","policies"]};function O(e,n=1){return zn[e]?.[n===1?0:1]??"something else"}function D(e,n,t=n+"s"){return`${e.toLocaleString("en")} ${e===1?n:t}`}function bn(e){return`${Math.round(e*100)} %`}var jn=["January","February","March","April","May","June","July","August","September","October","November","December"];function le(e){let[n="",t]=e.split("/",2);return t===void 0?j(n):n===""||n===".."?`until ${j(t)}`:t===""||t===".."?`from ${j(n)}`:`${j(n)} – ${j(t)}`}function j(e){let n=/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(e);if(!n)return/^\d{3}X$/.test(e)?e.slice(0,3)+"0s":e;let[,t="",r,s,o]=n,d=r?jn[Number(r)-1]:void 0;if(r&&!d)return e;let l=[s&&String(Number(s)),d,t].filter(Boolean).join(" ");return o?`${o==="?"?"perhaps":"about"} ${l}`:l}var Gn=Symbol.for("pv"),Jn=0;function i(e,n,t,r,s,o){n||(n={});var d,l,g=n;if("ref"in g&&typeof e!="function")for(l in g={},n)l=="ref"?d=n[l]:g[l]=n[l];var p={type:e,props:g,key:t,ref:d,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Gn,__v:--Jn,__i:-1,__u:0};return(s||o)&&(p.__source=s,p.__self=o),h.vnode&&h.vnode(p),p}function Te({confidence:e}){return i("span",{class:"sure",title:"How sure the reading is",children:[i("meter",{min:0,max:1,value:e,"aria-hidden":"true"}),bn(e),i("span",{class:"unseen",children:" sure"})]})}function De({hedged:e,negated:n}){return i(x,{children:[n&&i("span",{class:"mark denied",title:"The passage denies it",children:"denied"}),e&&i("span",{class:"mark hedged",title:"Said with reserve: may, seems, is said to",children:"hedged"})]})}function Xn({of:e,reviewed:n}){let t=e.document;return i("figure",{class:"quote",children:[i("blockquote",{dir:"auto",children:t?i("a",{href:Ke(t.id,e.span),title:"Read it in its document",children:e.quote}):e.quote}),i("figcaption",{children:[t&&i("cite",{children:i("bdi",{children:t.label})}),e.section&&i("span",{children:["section ",i("bdi",{children:e.section})]}),e.citation&&i("span",{children:["citing ",i("bdi",{children:e.citation.text}),e.citation.status!=="RESOLVED"&&i("span",{class:"mark hedged",children:e.citation.status.toLowerCase()})]}),e.voices.length>2&&i("span",{children:["as told by ",e.voices.join(", who quotes ")]}),i(Te,{confidence:e.confidence}),i(De,{hedged:e.hedged}),e.verdict&&i("span",{class:"mark",children:e.verdict==="REJECT"?"rejected by a reader":"accepted by a reader"}),t&&i(ln,{evidence:e.id,document:t.id,verdict:e.verdict,done:n})]})]})}function mn({of:e,count:n,reviewed:t}){let r=(n??e.length)-e.length;return i(x,{children:[e.map(s=>i(Xn,{of:s,reviewed:t},s.id)),r>0&&i("p",{class:"aside",children:["and ",r," more ",r===1?"passage":"passages"]})]})}function pn({children:e}){return i("p",{class:"notice",role:"status",children:e})}function fn({says:e,done:n}){let[t,r]=K("");return i("form",{class:"failed",onSubmit:s=>{s.preventDefault(),Ae.set(t.trim()),n()},children:[i("p",{role:"alert",children:e}),i("label",{children:["Your token"," ",i("input",{type:"password",autocomplete:"off",value:t,onInput:s=>r(s.currentTarget.value)})]})," ",i("button",{type:"submit",children:"Use it in this tab"})]})}function F({to:e,children:n}){if(e.error){let{code:t,message:r}=e.error;return t==="UNAUTHENTICATED"||t==="FORBIDDEN"?i(fn,{says:r,done:e.again}):i("div",{class:"failed",role:"alert",children:[i("p",{children:r}),i("button",{type:"button",onClick:e.again,children:"Try again"})]})}return e.data===void 0?e.waiting?i(pn,{children:"Looking …"}):null:i(x,{children:n(e.data)})}var C=class extends String{__apiType;value;__meta__;constructor(n,t){super(n),this.value=n,this.__meta__=t}toString(){return this.value}},Ht=new C(`
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
    `,{fragmentName:"Passage"}),Qt=new C(`
    fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToWork"}),Lt=new C(`
    fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToHappening"}),Wt=new C(`
    fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToEntity"}),Mt=new C(`
    fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToActor"}),Ut=new C(`
    fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToDocument"}),Ft=new C(`
    fragment ToReference on RelatedReferenceEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    raw
    span {
      start
      end
    }
    document {
      id
      label
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`,{fragmentName:"ToReference"}),yn=new C(`
    query Ask($question: String!) {
  ask(question: $question) {
    question
    understood
    graphql
    summary
    missing
    suggestions
    rows {
      label
      detail
      relation
      confidence
      hedged
      negated
      node {
        id
        kind
        label
      }
      evidence(first: 3) {
        ...Passage
      }
    }
    coverage {
      documents
      works
      worksNotLoaded
      referencesNeverCited
      citations
      ambiguous
      dangling
      eventsUndated
      policiesUndated
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`),Vt=new C(`
    query DocumentPage($id: ID!) {
  document(id: $id) {
    id
    kind
    label
    name
    media
    genre
    title
    date
    language
    digest
    length
    sections {
      title
      level
      span {
        start
        end
      }
    }
    coverage {
      passages
      references
      citations
      resolved
      probable
      ambiguous
      dangling
      referencesNeverUsed
      statements
    }
    work {
      id
      kind
      label
    }
  }
}
    `),zt=new C(`
    query DocumentText($id: ID!, $start: Int!, $length: Int!) {
  document(id: $id) {
    text(start: $start, length: $length)
  }
}
    `),jt=new C(`
    query DocumentCitations($id: ID!, $after: String) {
  document(id: $id) {
    citations(first: 500, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          text
          status
          reason
          section
          number
          span {
            start
            end
          }
          reference {
            id
            key
            raw
            span {
              start
              end
            }
            work {
              id
              label
            }
          }
        }
      }
    }
  }
}
    `),Gt=new C(`
    query DocumentReferences($id: ID!, $after: String) {
  document(id: $id) {
    references(first: 500, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          key
          number
          parts {
            start
            end
          }
          span {
            start
            end
          }
          work {
            id
            label
          }
        }
      }
    }
  }
}
    `),Jt=new C(`
    query DocumentMentions($id: ID!, $after: String) {
  document(id: $id) {
    mentions(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        evidenceCount
        node {
          id
          kind
          label
          ... on Happening {
            date
          }
        }
        evidence(first: 100) {
          id
          span {
            start
            end
          }
          cues {
            start
            end
          }
        }
      }
    }
  }
}
    `),hn=new C(`
    query Home {
  stats {
    nodes {
      kind
      count
    }
    evidence
  }
  events(first: 8, order: MOST) {
    edges {
      node {
        id
        kind
        label
        date
      }
    }
  }
  policies(first: 6, order: MOST) {
    edges {
      node {
        id
        kind
        label
        date
      }
    }
  }
  works(first: 6, order: MOST) {
    edges {
      node {
        id
        kind
        label
      }
    }
  }
  actors(first: 8, order: MOST) {
    edges {
      node {
        id
        kind
        label
      }
    }
  }
  documents(first: 12) {
    edges {
      node {
        id
        kind
        label
        genre
        date
      }
    }
  }
}
    `),_n=new C(`
    query Complete($text: String!) {
  complete(text: $text, first: 8) {
    name
    node {
      id
      kind
      label
    }
  }
}
    `),vn=new C(`
    query Search($text: String!, $kinds: [NodeKind!], $first: Int! = 50) {
  search(text: $text, kinds: $kinds, first: $first) {
    score
    node {
      id
      kind
      label
      ... on Happening {
        date
        type
      }
      ... on Actor {
        type
      }
      ... on Work {
        year
        keys
      }
      ... on Document {
        genre
      }
      ... on Reference {
        document {
          id
          label
        }
        span {
          start
          end
        }
      }
      ... on Citation {
        section
        document {
          id
          label
        }
        span {
          start
          end
        }
      }
    }
  }
}
    `),Xt=new C(`
    query WorkPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $explains: Boolean! = true, $disputes: Boolean! = true, $reports: Boolean! = true, $discusses: Boolean! = true, $citedBy: Boolean! = true, $cites: Boolean! = true, $versionOf: Boolean! = true, $versions: Boolean! = true, $retractedBy: Boolean! = true, $retracts: Boolean! = true, $correctedBy: Boolean! = true, $corrects: Boolean! = true, $documents: Boolean! = true, $entries: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Work {
      title
      authors {
        display
      }
      year
      date
      type
      container
      volume
      issue
      pages
      publisher
      doi
      url
      keys
      formatted
      retracted
      explains(first: $first, after: $after, negated: true) @include(if: $explains) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      disputes(first: $first, after: $after, negated: true) @include(if: $disputes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      reports(first: $first, after: $after, negated: true) @include(if: $reports) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      discusses(first: $first, after: $after, negated: true) @include(if: $discusses) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      citedBy(first: $first, after: $after, negated: true) @include(if: $citedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      cites(first: $first, after: $after, negated: true) @include(if: $cites) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      versionOf(first: $first, after: $after, negated: true) @include(if: $versionOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      versions(first: $first, after: $after, negated: true) @include(if: $versions) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      retractedBy(first: $first, after: $after, negated: true) @include(if: $retractedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      retracts(first: $first, after: $after, negated: true) @include(if: $retracts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      correctedBy(first: $first, after: $after, negated: true) @include(if: $correctedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      corrects(first: $first, after: $after, negated: true) @include(if: $corrects) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      documents(first: $first, after: $after, negated: true) @include(if: $documents) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
      entries(first: $first, after: $after, negated: true) @include(if: $entries) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToReference
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToReference on RelatedReferenceEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    raw
    span {
      start
      end
    }
    document {
      id
      label
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}`),Yt=new C(`
    query HappeningPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $explainedBy: Boolean! = true, $disputedBy: Boolean! = true, $reportedBy: Boolean! = true, $discussedBy: Boolean! = true, $initiatedBy: Boolean! = true, $participants: Boolean! = true, $signedBy: Boolean! = true, $adoptedBy: Boolean! = true, $opposedBy: Boolean! = true, $causedBy: Boolean! = true, $causes: Boolean! = true, $ledToBy: Boolean! = true, $ledTo: Boolean! = true, $precededBy: Boolean! = true, $precedes: Boolean! = true, $succeeds: Boolean! = true, $succeededBy: Boolean! = true, $partOf: Boolean! = true, $parts: Boolean! = true, $mentionedIn: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Happening {
      name
      type
      date
      aliases
      merged
      sameAs {
        node
        relation
        score
        reason
      }
      explainedBy(first: $first, after: $after, negated: true) @include(if: $explainedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      disputedBy(first: $first, after: $after, negated: true) @include(if: $disputedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      reportedBy(first: $first, after: $after, negated: true) @include(if: $reportedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      discussedBy(first: $first, after: $after, negated: true) @include(if: $discussedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToWork
        }
      }
      initiatedBy(first: $first, after: $after, negated: true) @include(if: $initiatedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      participants(first: $first, after: $after, negated: true) @include(if: $participants) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      signedBy(first: $first, after: $after, negated: true) @include(if: $signedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      adoptedBy(first: $first, after: $after, negated: true) @include(if: $adoptedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      opposedBy(first: $first, after: $after, negated: true) @include(if: $opposedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      causedBy(first: $first, after: $after, negated: true) @include(if: $causedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      causes(first: $first, after: $after, negated: true) @include(if: $causes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      ledToBy(first: $first, after: $after, negated: true) @include(if: $ledToBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      ledTo(first: $first, after: $after, negated: true) @include(if: $ledTo) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      precededBy(first: $first, after: $after, negated: true) @include(if: $precededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      precedes(first: $first, after: $after, negated: true) @include(if: $precedes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      succeeds(first: $first, after: $after, negated: true) @include(if: $succeeds) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeededBy(first: $first, after: $after, negated: true) @include(if: $succeededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      partOf(first: $first, after: $after, negated: true) @include(if: $partOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      parts(first: $first, after: $after, negated: true) @include(if: $parts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      mentionedIn(first: $first, after: $after, negated: true) @include(if: $mentionedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToWork on RelatedWorkEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    year
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}`),Zt=new C(`
    query ActorPage($id: ID!, $first: Int! = 12, $passages: Int! = 3, $after: String, $initiated: Boolean! = true, $participatedIn: Boolean! = true, $signed: Boolean! = true, $adopted: Boolean! = true, $opposed: Boolean! = true, $leads: Boolean! = true, $ledBy: Boolean! = true, $memberOf: Boolean! = true, $members: Boolean! = true, $alliedWith: Boolean! = true, $allyOf: Boolean! = true, $causes: Boolean! = true, $causedBy: Boolean! = true, $succeeds: Boolean! = true, $succeededBy: Boolean! = true, $partOf: Boolean! = true, $parts: Boolean! = true, $mentionedIn: Boolean! = true) {
  node(id: $id) {
    id
    kind
    label
    ... on Actor {
      name
      type
      aliases
      merged
      sameAs {
        node
        relation
        score
        reason
      }
      initiated(first: $first, after: $after, negated: true) @include(if: $initiated) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      participatedIn(first: $first, after: $after, negated: true) @include(if: $participatedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      signed(first: $first, after: $after, negated: true) @include(if: $signed) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      adopted(first: $first, after: $after, negated: true) @include(if: $adopted) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      opposed(first: $first, after: $after, negated: true) @include(if: $opposed) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToHappening
        }
      }
      leads(first: $first, after: $after, negated: true) @include(if: $leads) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      ledBy(first: $first, after: $after, negated: true) @include(if: $ledBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      memberOf(first: $first, after: $after, negated: true) @include(if: $memberOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      members(first: $first, after: $after, negated: true) @include(if: $members) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      alliedWith(first: $first, after: $after, negated: true) @include(if: $alliedWith) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      allyOf(first: $first, after: $after, negated: true) @include(if: $allyOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToActor
        }
      }
      causes(first: $first, after: $after, negated: true) @include(if: $causes) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      causedBy(first: $first, after: $after, negated: true) @include(if: $causedBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeeds(first: $first, after: $after, negated: true) @include(if: $succeeds) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      succeededBy(first: $first, after: $after, negated: true) @include(if: $succeededBy) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      partOf(first: $first, after: $after, negated: true) @include(if: $partOf) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      parts(first: $first, after: $after, negated: true) @include(if: $parts) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToEntity
        }
      }
      mentionedIn(first: $first, after: $after, negated: true) @include(if: $mentionedIn) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          ...ToDocument
        }
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}
fragment ToHappening on RelatedHappeningEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    date
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToEntity on RelatedEntityEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    ... on Happening {
      date
    }
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToActor on RelatedActorEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
  }
  evidence(first: $passages) {
    ...Passage
  }
}
fragment ToDocument on RelatedDocumentEdge {
  id
  relation
  confidence
  hedged
  negated
  date
  evidenceCount
  node {
    id
    kind
    label
    genre
  }
  evidence(first: $passages) {
    ...Passage
  }
}`),ei=new C(`
    query Timeline($of: String!, $first: Int! = 200) {
  timeline(of: $of, first: $first, negated: true) {
    totalCount
    undated
    entries {
      relation
      direction
      earliest
      latest
      confidence
      hedged
      negated
      node {
        id
        kind
        label
        date
      }
      evidence(first: 1) {
        ...Passage
      }
    }
  }
}
    fragment Passage on Evidence {
  id
  quote
  section
  span {
    start
    end
  }
  place
  rule
  confidence
  hedged
  verdict
  reason
  voices
  document {
    id
    label
  }
  citation {
    id
    text
    status
  }
}`),ni=new C(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    kind
    label
  }
}
    `);function kn({q:e}){let n=U(yn,e?{question:e}:null);return i("main",{id:"main",class:"column",children:[i("h1",{tabIndex:-1,dir:"auto",children:e}),i(F,{to:n,children:t=>i(Yn,{given:t.ask,again:n.again})})]})}function Yn({given:e,again:n}){return i(x,{children:[i("p",{class:"summary",role:"status",dir:"auto",children:e.summary}),i("p",{class:"aside",children:i(Zn,{given:e})}),e.suggestions.length>0&&i("section",{"aria-labelledby":"meant",children:[i("h2",{id:"meant",children:"Perhaps you meant"}),i("ul",{children:e.suggestions.map(t=>i("li",{children:i("a",{href:T(t.includes(" ")&&/\?$/.test(t)?"ask":"search","",{q:t}),dir:"auto",children:t})},t))})]}),e.rows.length>0&&i("ol",{class:"plain rows",children:e.rows.map((t,r)=>i("li",{class:"card",children:[i("h2",{dir:"auto",children:t.node?i("a",{href:q(t.node),children:t.label}):t.label}),t.detail&&i("p",{dir:"auto",children:t.detail}),i("p",{class:"signs",children:[t.confidence!==null&&i(Te,{confidence:t.confidence}),i(De,{hedged:t.hedged,negated:t.negated})]}),i(mn,{of:t.evidence,reviewed:n})]},r))}),i(et,{given:e}),e.graphql&&i(nt,{text:e.graphql})]})}function Zn({given:e}){return e.understood?i(x,{children:["Understood as: ",i("em",{dir:"auto",children:e.understood})]}):i(x,{children:"The question was not understood. Questions are built like the examples on the first page."})}function et({given:e}){let n=e.coverage,t=[n.worksNotLoaded>0&&`Of ${D(n.works,"work")}, ${n.worksNotLoaded} are known only from what others say: no copy is loaded.`,n.dangling>0&&`${D(n.dangling,"citation")} of ${n.citations} lead nowhere.`,n.ambiguous>0&&`${D(n.ambiguous,"citation")} of ${n.citations} may stand for several entries.`,n.referencesNeverCited>0&&`${D(n.referencesNeverCited,"bibliography entry","bibliography entries")} are never cited.`,n.eventsUndated+n.policiesUndated>0&&`${D(n.eventsUndated,"event")} and ${D(n.policiesUndated,"policy","policies")} have no known date.`].filter(r=>!!r);return i("section",{class:"gaps","aria-labelledby":"gaps",children:[i("h2",{id:"gaps",children:"What this leaves out"}),e.missing.length>0?i("ul",{children:e.missing.map(r=>i("li",{dir:"auto",children:r},r))}):i("p",{children:"Nothing that the program knows of."}),i("details",{children:[i("summary",{children:"What the whole graph does not cover"}),i("p",{children:[D(n.documents,"document")," are loaded."]}),i("ul",{children:t.map(r=>i("li",{children:r},r))})]})]})}function nt({text:e}){return i("details",{class:"query",children:[i("summary",{children:"The same in GraphQL"}),i("pre",{tabIndex:0,children:e}),i("p",{children:i("a",{href:`playground/#query=${encodeURIComponent(e)}`,children:"Open it in the playground"})})]})}var tt=/\?\s*$|^\s*(who|which|what|when|where|why|how|has|have|did|does|do|is|are|was|were)\s+\S+\s+\S/i;function Cn(e){return tt.test(e)}function ue({text:e,big:n}){let[t,r]=K(e),[s,o]=K([]),[d,l]=K(!1),[g,p]=K(-1),u=on(),_=ae(null);w(()=>r(e),[e]),w(()=>{let c=t.trim();if(!d||c.length<2){o([]);return}let b=new AbortController,v=setTimeout(()=>{$e(_n,{text:c},b.signal).then(k=>o(k.complete),()=>o([]))},60);return()=>{clearTimeout(v),b.abort()}},[t,d]);let f=t.trim(),a=d&&f.length>=2?it(f,s):[],m=c=>{l(!1),p(-1),_.current?.blur(),gn(c)},N=c=>{if(c.key==="ArrowDown"||c.key==="ArrowUp"){c.preventDefault(),d||l(!0);let b=c.key==="ArrowDown"?1:-1;p(v=>a.length===0?-1:(v+b+a.length+1)%(a.length+1))}else c.key==="Escape"&&(l(!1),p(-1))},y=a[g];return i("form",{class:n?"bar big":"bar",role:"search",onSubmit:c=>{c.preventDefault(),y?m(y.to):f&&m(T(Cn(f)?"ask":"search","",{q:f}))},children:[i("input",{ref:_,type:"text",dir:"auto",role:"combobox","aria-label":"Ask a question, or search for a name, title or key","aria-autocomplete":"list","aria-expanded":a.length>0,"aria-controls":u,"aria-activedescendant":y?`${u}-${g}`:void 0,placeholder:"Ask a question, or type a name",autocomplete:"off",spellcheck:!1,value:t,onInput:c=>{r(c.currentTarget.value),l(!0),p(-1)},onKeyDown:N,onBlur:()=>l(!1)}),i("button",{type:"submit",children:Cn(f)?"Ask":"Search"}),i("ul",{id:u,role:"listbox","aria-label":"What may be meant",hidden:a.length===0,children:a.map((c,b)=>i("li",{id:`${u}-${b}`,role:"option","aria-selected":b===g,onMouseDown:v=>v.preventDefault(),onClick:()=>m(c.to),children:[i("bdi",{children:c.text})," ",i("small",{children:c.note})]},c.key))})]})}function it(e,n){return[...n.map(({name:r,node:s})=>({key:s.id,text:r,note:r===s.label?O(s.kind):`${O(s.kind)}: ${s.label}`,to:q(s)})),{key:"ask",text:e,note:"ask this question",to:T("ask","",{q:e})},{key:"search",text:e,note:"search all names, titles and keys",to:T("search","",{q:e})}]}function xn(){let e=U(hn,{});return i("main",{id:"main",class:"column home",children:[i("h1",{tabIndex:-1,children:"Who says what about what, and in which sentence"}),i("p",{class:"lead",children:"Ask in plain English, or type the name of an event, a policy, a person or a work. Every answer carries the sentence it was read from."}),i(ue,{text:"",big:!0}),i(F,{to:e,children:n=>i(rt,{of:n})})]})}function rt({of:e}){let n=o=>o.edges.map(d=>d.node),t=n(e.events),r=n(e.works);return e.stats.nodes.reduce((o,d)=>o+d.count,0)===0?i("p",{class:"notice",children:["The graph is empty. Load documents with ",i("code",{children:"kg load FILE …"}),"."]}):i(x,{children:[i(ot,{event:t[0],other:t[1],actor:e.actors.edges[0]?.node,work:r[0]}),i("p",{class:"aside",children:["The graph holds ",e.stats.nodes.filter(o=>o.count>0).map(o=>D(o.count,O(o.kind),O(o.kind,2))).join(", "),"; ",D(e.stats.evidence,"passage")," were read."]}),i("div",{class:"columns",children:[i(G,{title:"Events most explained",of:t}),i(G,{title:"Policies most explained",of:n(e.policies)}),i(G,{title:"Works most cited",of:r}),i(G,{title:"Actors most named",of:n(e.actors)}),i(G,{title:"Documents",of:n(e.documents)})]})]})}function ot({event:e,other:n,actor:t,work:r}){let s=r&&/^[^:]{3,60}: /.test(r.label)?r.label.split(": ")[0]:void 0,o=[e&&`Which works explain ${e.label}, and do they disagree?`,s&&`Which events does ${s} explain?`,e&&`Who took part in ${e.label}?`,t&&`Which policies did ${t.label} adopt, and when?`,e&&n&&`What links ${e.label} and ${n.label}?`].filter(d=>!!d);return i("section",{"aria-labelledby":"try",children:[i("h2",{id:"try",children:"Questions to begin with"}),i("ul",{class:"plain try",children:o.map(d=>i("li",{children:i("a",{href:T("ask","",{q:d}),dir:"auto",children:d})},d))})]})}function G({title:e,of:n}){return n.length===0?null:i("section",{children:[i("h2",{children:e}),i("ul",{class:"plain",children:n.map(t=>i("li",{children:[i("a",{href:q(t),dir:"auto",children:t.label})," ",t.date&&i("small",{children:le(t.date)})]},t.id))})]})}var Nn=60;function An({q:e}){let n=U(vn,e?{text:e,first:Nn}:null);return i("main",{id:"main",class:"column",children:[i("h1",{tabIndex:-1,children:["Found for “",i("bdi",{children:e}),"”"]}),i(F,{to:n,children:({search:t})=>i(st,{hits:t,q:e})})]})}function st({hits:e,q:n}){let t=at(e);return i(x,{children:[i("p",{role:"status",children:[e.length===0?"Nothing bears these words. ":`${e.length===Nn?"The best ":""}${D(e.length,"hit")}. `,i("a",{href:T("ask","",{q:n}),children:"Ask it as a question"})]}),[...t].map(([r,s])=>i("section",{"aria-labelledby":`hits-${r}`,children:[i("h2",{id:`hits-${r}`,children:dt(r)}),i("ul",{class:"plain hits",children:s.map(o=>i("li",{children:[i("a",{href:q(o.node),dir:"auto",children:o.node.label})," ",i("small",{children:lt(o.node)})]},o.node.id))})]},r))]})}function at(e){let n=new Map;for(let t of e)n.set(t.node.kind,[...n.get(t.node.kind)??[],t]);return n}function dt(e){let n=O(e,2);return n.charAt(0).toUpperCase()+n.slice(1)}function lt(e){let n=[];return"type"in e&&n.push(e.type),"date"in e&&e.date&&n.push(le(e.date)),"genre"in e&&n.push(e.genre),"document"in e&&e.document&&n.push(`in ${e.document.label}`),n.filter(Boolean).join(" · ")}var $n="kg-theme",Pe=["system","light","dark"];function Kn(){let e=localStorage.getItem($n);return Pe.find(n=>n===e)??"system"}function we(e=Kn()){e==="system"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=e}function Tn(){let[e,n]=K(Kn);return i("label",{class:"choice",children:[i("span",{class:"unseen",children:"Colours"}),i("select",{value:e,onChange:t=>{let r=Pe.find(s=>s===t.currentTarget.value)??"system";localStorage.setItem($n,r),we(r),n(r),dispatchEvent(new Event("kg-theme"))},children:Pe.map(t=>i("option",{value:t,children:t==="system"?"Auto":t==="light"?"Light":"Dark"},t))})]})}function ut({at:e}){let n=e.params.get("q")??"";switch(e.page){case"":return i(xn,{});case"search":return i(An,{q:n});case"ask":return i(kn,{q:n})}return i("main",{id:"main",class:"column",children:[i("h1",{tabIndex:-1,children:"There is no such page"}),i("p",{children:i("a",{href:"#/",children:"To the first page"})})]})}function gt(){let e=cn(),n=dn();return bt(`${e.page}/${e.id}?${e.params.get("q")??""}`),i(x,{children:[i("a",{class:"skip",href:"#main",onClick:ct,children:"To the content"}),i("header",{children:[i("a",{class:"name",href:"#/","aria-label":"kg, first page",children:"kg"}),e.page===""?i("span",{class:"space"}):i(ue,{text:e.params.get("q")??""}),i("nav",{"aria-label":"Elsewhere",children:[i("a",{href:T("graph"),children:"Graph"}),i("a",{href:"playground/",children:"Playground"}),i(Tn,{})]})]}),i("div",{class:n?"lost":"unseen",role:"status",children:n?"The server does not answer. What you see stays; the page goes on when it is back.":""}),i(ut,{at:e},`${e.page}/${e.id}`)]})}function ct(e){e.preventDefault(),document.querySelector("#main h1")?.focus()}function bt(e){let n=ae(!0);w(()=>{let t=document.querySelector("#main h1"),r=t?.textContent?.trim();document.title=r?`${r} · kg`:"kg",n.current||(/[?&]at=/.test(location.hash)||scrollTo(0,0),t?.focus({preventScroll:!0})),n.current=!1},[e])}we();var Se=document.getElementById("explorer");Se&&(Se.replaceChildren(),ze(i(gt,{}),Se));
