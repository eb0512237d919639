var x,Xe,yt,L,Ne,pe,Ye,ue,Ze,we,Ae,ht,ee=Symbol.for("pv"),fe={},be=[],vt=/^m(i|n|o|s|text|space)$/,$e=Array.isArray,en=be.slice,J=Object.assign;function j(e){e&&e.parentNode&&e.remove()}function ge(e,n,t,r,s){var o={type:e,props:n,key:t,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ee,__v:s||++Xe,__i:-1,__u:0};return!s&&x.vnode&&x.vnode(o),o}function _(e){return e.children}function ce(e,n){this.props=e,this.context=n,this.__g=0}function F(e,n){if(n==null)return e.__&&F(e.__,e.__i+1);for(var t;n<e.__k.length;n++)if((t=e.__k[n])&&t.__e)return t.__e;return typeof e.type!="function"||e.props.__P?null:F(e)}function _t(e){var n,t=e.__v,r=t.__e,s=[],o=[],a=e.__P;a&&((n=J({constructor:ee},t)).__v=t.__v+1,x.vnode&&x.vnode(n),Te(a,n,t,e.__n,a.namespaceURI,32&t.__u?[r]:null,s,r||F(t),32&t.__u,o),n.__v=t.__v,n.__.__k[n.__i]=n,an(s,n,o),t.__=t.__e=null,n.__e!=r&&nn(n))}function nn(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(n){return n&&(e.__e=n.__e)}),nn(e)}function je(e){(8&e.__g||(e.__g|=8,L.push(e),pe++))&&Ne==x.debounceRendering||((Ne=x.debounceRendering)||queueMicrotask)(tn)}function tn(){try{for(var e,n=1;L.length;)L.length>n&&L.sort(Ye),e=L.shift(),n=L.length,8&e.__g&&_t(e)}finally{(pe=L.length)&&(Ne||queueMicrotask)(tn)}}function rn(e,n,t,r,s,o,a,d,g,c,u){var C,p,l,y,h,b,m=r.__k||be,f=n.length;for(g=kt(t,n,m,g,f),C=0;C<f;C++)(l=t.__k[C])!=null&&(p=~l.__i&&m[l.__i]||fe,l.__i=C,b=Te(e,l,p,s,o,a,d,g,c,u),y=l.__e,(p.ref!=l.ref||8&p.__u)&&(p.ref&&Pe(p.ref,null,l,p),l.ref&&u.push(l.ref,l.__c||y,l)),h=h||y,4&l.__u?(g=on(l,g,e,!p.__v),p.__e&&(p.__e=null)):typeof l.type=="function"&&b!==void 0?g=b:y&&(g=y.nextSibling),l.__u&=-21);return t.__e=h,g}function kt(e,n,t,r,s){var o,a,d,g,c,u,C,p,l,y=t.length,h=y,b=0,m=0,f=e.__k=Array(s);for(o=0;o<s;o++)(a=n[o])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=f[o]=ge(null,a):$e(a)?a=f[o]=ge(_,{children:a}):a.constructor===ee&&a.__b?a=f[o]=ge(a.type,a.props,a.key,a.ref,a.__v):f[o]=a,g=o+b,a.__=e,a.__b=e.__b+1,d=null,~(c=a.__i=Ct(a,t,g,h))&&(h--,(d=t[c])&&(d.__u|=2)),d&&d.__v?(a.__u|=16,c==g-1?b--:c==g+1?b++:c!=g&&(c>g?b--:b++,m=1)):(~c||(s>y?b--:s<y&&b++),typeof a.type!="function"&&(a.__u|=4))):f[o]=null;if(m){for(u=[],C=[],o=0;o<s;o++)if((a=f[o])&&16&a.__u){for(b=0,p=u.length;b<p;)u[l=b+p>>1]<a.__i?b=l+1:p=l;u[b]=a.__i,C[o]=b+1}for(b=u.length;o--;)C[o]&&(C[o]==b?b--:f[o].__u|=4)}if(h)for(o=0;o<y;o++)!(d=t[o])||2&d.__u||(d.__e==r&&(r=F(d)),De(d,d));return r}function on(e,n,t,r){var s,o,a,d;if(typeof e.type=="function"){if(e.props.__P)return n;if(s=e.__k)for(o=0;o<s.length;o++)s[o]&&(s[o].__=e,n=on(s[o],n,t,!1));return n}for(n&&!n.parentNode&&(n=F(e))&&!n.parentNode&&(n=null),a=e.__e,d=n;d&&d.nodeType==8;)d=d.nextSibling;for(a!=d&&(!r&&t.moveBefore&&a.parentNode?t.moveBefore(a,n):t.insertBefore(a,n||null)),n=a;(n=n&&n.nextSibling)&&n.nodeType==8&&!n.data.startsWith("$s"););return n}function Ct(e,n,t,r){var s,o=e.key,a=e.type,d=n[t],g=d&&!(2&d.__u);if(d===null&&o==null||g&&o==d.key&&a==d.type)return t;if(r>(g?1:0)){for(s=t-1;s>=0;s--)if((d=n[s])&&!(2&d.__u)&&o==d.key&&a==d.type)return s;for(s=t+1;s<n.length;s++)if((d=n[s])&&!(2&d.__u)&&o==d.key&&a==d.type)return s}return-1}function Je(e,n,t){t==null&&(t=""),n[0]=="-"?e.setProperty(n,t):e[n]=t}function le(e,n,t,r,s){var o,a;if(n=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(n in r)t&&n in t||Je(e.style,n);if(t)for(n in t)r&&t[n]==r[n]||Je(e.style,n,t[n])}else if(n[0]=="o"&&n[1]=="n")typeof t!="function"&&(t=null),typeof r!="function"&&(r=null),(e.__e||(e.__e={}))[n]=t,t&&r||(a=Ae[n]||(Ae[n]=xt(n)),(e.__a||(e.__a={}))[n]=we,o=n!=(n=n.replace(Ze,"$1")),(n=n.slice(2))[0]<"a"&&(n=n.toLowerCase()),t?e.addEventListener(n,a,o):e.removeEventListener(n,a,o));else{if(s=="http://www.w3.org/2000/svg")n=n.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(n!="width"&&n!="height"&&n!="href"&&n!="list"&&n!="form"&&n!="tabIndex"&&n!="download"&&n!="rowSpan"&&n!="colSpan"&&n!="role"&&n!="popover"&&n in e)try{return void(e[n]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&n[4]!="-"?e.removeAttribute(n):e.setAttribute(n,n=="popover"&&t==1?"":t)}}function xt(e){return function(n){var t=this.__e;if(t){if(t=t[e],n[ue]==null)n[ue]=we++;else if(n[ue]<this.__a[e])return;return t(x.event?x.event(n):n)}}}function Te(e,n,t,r,s,o,a,d,g,c){var u,C,p,l,y,h,b,m,f,v,k,V,de,q,z,Ge,W,G,M=n.type;if(n.constructor!==ee)return null;128&t.__u&&(g=32&t.__u,u=t.__c.__z)&&(n.__u|=g,C=o=[],u.nodeType==8?d=me(u,o):o.push(u),d=o[0]||d),(u=x.__b)&&u(n);e:if(typeof M=="function"){p=a.length;try{if(m=n.props,f=(u=M.prototype)&&u.render,v=(u=M.contextType)&&r[u.__c],k=u?v?v.props.value:u.__:r,(l=t.__c)?(n.__c=l,2&l.__g&&(l.__g|=1)):(f?n.__c=l=new M(m,k):(n.__c=l=new ce(m,k),l.constructor=M,l.render=At),v&&v.sub(l),l.state||(l.state={}),l.__n=r,l.__g|=8,l.__h=[],l.__k=[]),f&&(l.__s||(l.__s=l.state),M.getDerivedStateFromProps&&(l.__s==l.state&&(l.__s=J({},l.__s)),J(l.__s,M.getDerivedStateFromProps(m,l.__s)))),y=l.props,h=l.state,l.__v=n,t.__c){if(m!==y&&f&&!M.getDerivedStateFromProps&&l.componentWillReceiveProps&&l.componentWillReceiveProps(m,k),n.__v==t.__v&&!(8&l.__g)||!(4&l.__g)&&l.shouldComponentUpdate&&l.shouldComponentUpdate(m,l.__s,k)===!1){n.__v!=t.__v&&(l.props=m,l.state=l.__s,l.__g&=-9),n.__e=t.__e,n.__k=t.__k,n.__k.some(function(B){B&&(B.__=n)}),be.push.apply(l.__h,l.__k),l.__k=[],l.__h.length&&a.push(l),d=F(t);break e}l.componentWillUpdate&&l.componentWillUpdate(m,l.__s,k),f&&l.componentDidUpdate&&l.__h.push(function(){l.componentDidUpdate(y,h,b)})}else f&&!M.getDerivedStateFromProps&&l.componentWillMount&&l.componentWillMount(),f&&l.componentDidMount&&l.__h.push(l.componentDidMount);l.context=k,l.props=m,l.__P=e,l.__g&=-5,V=x.__r,de=f?25:0;do l.__g&=-9,V&&V(n),u=l.render(l.props,l.state=l.__s,l.context);while(8&l.__g&&++de<25);f&&(be.push.apply(l.__h,l.__k),l.__k=[]),l.state=l.__s,l.getChildContext&&(r=J({},r,l.getChildContext())),f&&t.__c&&l.getSnapshotBeforeUpdate&&(b=l.getSnapshotBeforeUpdate(y,h)),q=u&&u.type===_&&u.key==null?u.props.children:u,m.__P&&(u=d,s=(e=m.__P).namespaceURI,g=o=null,t.props&&t.props.__P!=e&&(t.__k.some(function(B){B&&De(B,B)}),t.__k=null),d=t.__k?F(t,0):null),d=rn(e,$e(q)?q:[q],n,t,r,s,o,a,d,g,c),m.__P&&(n.__e=null,d=u),n.__u&=-161,C&&C.some(j),l.__h.length&&a.push(l),1&l.__g&&(l.__g&=-4)}catch(B){if(a.length=p,n.__v=null,g||o)if(B&&B.then){if(n.__u|=128|g,o){for(~(W=o.indexOf(d||void 0))||(W=o.length);(G=o[W-1])&&G.nodeType==8;)W--;for(;W<o.length;W++)if(G=o[W])if(o[W]=null,z){if(G==Ge)break}else{if(G.nodeType!=8)break;G.data.startsWith("$s")&&(Ge=me(z=G))}}if(!z){for(;d&&d.nodeType==8&&d.nextSibling;)d=d.nextSibling;z=d}(u=me(z=n.__c.__z||(n.__c.__z=z)))?(n.__e=z,d=u):n.__e=d,d=d&&d.nextSibling}else o&&o.some(j);else n.__e=t.__e;n.__k||(n.__k=t.__k||[]),B&&B.then||sn(n),x.__e(B,n,t)}}else d=n.__e=Nt(t.__e,n,t,r,s,o,a,g,c,e);return(u=x.diffed)&&u(n),d}function me(e,n){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var t=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))t++;else if(e.data.startsWith("/$s")&&!--t)return e}n&&n.push(e)}}function sn(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(sn))}function an(e,n,t){for(var r=0;r<t.length;)Pe(t[r++],t[r++],t[r++]);x.__c&&x.__c(n,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(o){o.call(s)})}catch(o){x.__e(o,s.__v)}})}function Nt(e,n,t,r,s,o,a,d,g,c){var u,C,p,l,y,h,b,m,f=t.props||fe,v=n.props,k=n.type;if(k=="svg"?s="http://www.w3.org/2000/svg":k=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),o){for(u=0;u<o.length;u++)if((y=o[u])&&(k?y.localName==k:y.nodeType==3)){e=y,o[u]=null;break}}if(!e){if(m=c.ownerDocument||document,!k)return m.createTextNode(v);e=m.createElementNS(s,k,v.is?v:c),d&&(x.__m&&x.__m(n,o),d=!1),o=null}if(k){if(c=k=="template"&&e.content||e,o=k=="textarea"&&v.defaultValue!=null?null:o&&en.call(c.childNodes),!d&&o)for(f={},u=0;u<e.attributes.length;u++)f[(y=e.attributes[u]).name]=y.value;for(u in f)y=f[u],u=="dangerouslySetInnerHTML"?p=y:u=="children"||u in v||u=="value"&&"defaultValue"in v||u=="checked"&&"defaultChecked"in v||le(e,u,null,y,s);for(u in v)y=v[u],u=="children"?l=y:u=="dangerouslySetInnerHTML"?C=y:u=="value"?h=y:u=="checked"?b=y:d&&typeof y!="function"||f[u]===y||le(e,u,y,f[u],s);C?(d||p&&(C.__html==p.__html||C.__html==e.innerHTML)||(e.innerHTML=C.__html),n.__k=[]):(p&&(e.textContent=""),(k=="foreignObject"||s=="http://www.w3.org/1998/Math/MathML"&&vt.test(k))&&(s="http://www.w3.org/1999/xhtml"),rn(c,$e(l)?l:[l],n,t,r,s,o,a,o?o[0]:t.__k&&F(t,0),d,g),o&&o.some(j)),d&&k!="textarea"||(u="value",k=="progress"&&h==null?e.removeAttribute(u):h==null||h===e[u]&&(k!="progress"||h)||le(e,u,h,f[u],s),u="checked",b!=null&&b!=e[u]&&le(e,u,b,f[u],s))}else f===v||d&&e.data==v||(e.data=v);return e}function Pe(e,n,t,r){try{typeof e=="function"?n?n.__x=e(n)||1:r&&(r=r.__c||r.__e)&&(n=r.__x)&&(r.__x=null,typeof n=="function"?n():e(null)):e.current=n}catch(s){x.__e(s,t)}}function De(e,n,t){var r,s,o,a;if(x.unmount&&x.unmount(e),!(r=e.ref)||r.current&&r.current!=e.__e||Pe(r,null,n,e),r=e.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(d){x.__e(d,n)}r.__P=r.__n=null}if(r=e.__k)for(a=0;a<r.length;a++)r[a]&&De(r[a],n,typeof e.type!="function"||t&&!e.props.__P);!t&&(r=e.__c)&&(r=r.__z)&&(s=me(r,o=[]))&&(r==e.__e&&o.some(j),j(s),j(r)),t||j(e.__e),e.__e=e.__c=e.__=null}function At(e,n,t){return this.constructor(e,t)}function dn(e,n){var t,r,s,o;x.__&&x.__(e,n),n.nodeType==9&&(n=n.documentElement),r=(t=e&&32&e.__u)?null:n.__k,n.__k=ge(_,{children:[e]}),s=[],o=[],Te(n,n.__k,r||fe,fe,n.namespaceURI,r?null:n.firstChild?en.call(n.childNodes):null,s,r?r.__e:n.firstChild,t,o),an(s,n.__k,o),n.__k.props.children=null}x={__e:function(e,n,t,r){for(var s,o,a;n=n.__;)if((s=n.__c)&&!(1&s.__g)){s.__g|=4;try{if((a=(o=s.constructor)&&o.getDerivedStateFromError)&&s.setState(o.getDerivedStateFromError(e)),s.componentDidCatch&&(s.componentDidCatch(e,r||{}),a=1),a&&8&s.__g)return void(s.__g|=2)}catch(d){e=d}}throw pe=0,e}},Xe=0,yt=function(e){return e!=null&&e.constructor===ee},ce.prototype.setState=function(e,n){var t=this.__s;t&&t!=this.state||(t=this.__s=J({},this.state)),typeof e=="function"&&(e=e(J({},t),this.props)),e&&(J(t,e),this.__v&&(n&&this.__k.push(n),je(this)))},ce.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),je(this))},ce.prototype.render=_,L=[],pe=0,Ye=function(e,n){return e.__v.__b-n.__v.__b},ue=Symbol(),Ze=/(PointerCapture)$|Capture$/i,we=0,Ae={},ht=0;var Y,T,Se,ln,Ke=Object.is,ye=0,hn=[],Ie=[],$=x,un=$.__b,gn=$.__r,cn=$.diffed,mn=$.__c,pn=$.unmount,fn=$.__;function he(e,n){$.__h&&$.__h(T,e,ye||n),ye=0;var t=T.__H||(T.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function A(e){return ye=1,wt(kn,e)}function wt(e,n,t){var r=he(Y++,2);if(r.t=e,!r.__c&&(r.__=[t?t(n):kn(void 0,n),function(o){var a=(r.__N||r.__)[0],d=r.t(a,o);Ke(a,d)||(r.__N=[d,r.__[1]],r.__c.setState({}))}],r.__c=T,!T.__f)){T.__f=!0;var s=T.shouldComponentUpdate;T.shouldComponentUpdate=function(o,a,d){var g=this.__H;if(!g)return!0;var c=!1,u=this.props!=o;if(g.__.some(function(p){p.__N&&(c=!0,Ke(p.__[0],p.__N[0])||(u=!0))}),s){var C=s.call(this,o,a,d);return c?C||u:C}return!c||u}}return r.__}function E(e,n){var t=he(Y++,3);!$.__s&&_n(t.__H,n)&&(t.__P=!0,t.__=e,t.u=n,T.__H.__h.push(t))}function ve(e){return ye=5,te(function(){return{current:e}},[])}function te(e,n){var t=he(Y++,7);return _n(t.__H,n)&&(t.__=e(),t.__H=n),t.__}function vn(){var e=he(Y++,11);if(!e.__){for(var n=T.__v;!n.__m&&n.__;)n=n.__;var t=n.__m||(n.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function $t(){var e;do{for(;e=Ie.shift();)try{ne(e)}catch(t){$.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=hn.shift();){var n=e.__H;if(e.__P&&n)try{n.__h.some(ne),n.__h.some(Ee),n.__h=[]}catch(t){n.__h=[],$.__e(t,e.__v)}}}while(Ie.length)}$.__b=function(e){T=null,un&&un(e)},$.__=function(e,n){e&&n.__k&&n.__k.__m&&(e.__m=n.__k.__m),fn&&fn(e,n)},$.__r=function(e){gn&&gn(e),Y=0;var n=(T=e.__c).__H;n&&(Se==T?T.__h=[]:(n.__h.some(ne),n.__h.some(Ee),Y=0),n.__h=[],n.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),Se=T},$.diffed=function(e){cn&&cn(e);var n=e.__c;n&&n.__H&&(n.__H.__h.length&&yn(hn.push(n)),n.__H.__.some(function(t){t.u&&(t.__H=t.u)})),Se=T=null},$.__c=function(e,n){n.some(function(t){try{t.__h.some(ne),t.__h=t.__h.filter(function(r){return!r.__||Ee(r)})}catch(r){t.__h=[function(){throw r}]}}),mn&&mn(e,n)},$.unmount=function(e){pn&&pn(e);var n,t,r=e.__c;r&&r.__H&&(r.__H.__.some(function(s){try{if(s.__P&&s.__c){if(t===void 0){for(t=e.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}s.__P=t,yn(Ie.push(s))}else ne(s)}catch(o){n=o}}),r.__H=void 0,n&&$.__e(n,r.__v))};var bn=typeof requestAnimationFrame=="function";function Tt(e){var n,t=function(){clearTimeout(r),bn&&cancelAnimationFrame(n),setTimeout(e)},r=setTimeout(t,35);bn&&(n=requestAnimationFrame(t))}function yn(e){e!=1&&ln==$.requestAnimationFrame||((ln=$.requestAnimationFrame)||Tt)($t)}function ne(e){var n=T,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),T=n}function Ee(e){var n=T;e.__c=e.__(),T=n}function _n(e,n){return!e||e.length!=n.length||n.some(function(t,r){return!Ke(t,e[r])})}function kn(e,n){return typeof n=="function"?n(e):n}var Pt=new URL("graphql",document.baseURI),Dt=new URL("healthz",document.baseURI),U=class extends Error{constructor(t,r){super(t);this.code=r}},Be=class{lost=!1;told=new Set;back;listen(n){return this.told.add(n),()=>this.told.delete(n)}restored(){return this.back??=this.wait().finally(()=>{this.back=void 0}),this.back}async wait(){this.say(!0);for(let n=500;;n=Math.min(n*1.5,8e3)){await new Promise(t=>setTimeout(t,n));try{if((await fetch(Dt,{cache:"no-store"})).ok)break}catch{}}this.say(!1)}say(n){this.lost=n;for(let t of this.told)t()}},_e=new Be,Re="kg-token",qe={get:()=>sessionStorage.getItem(Re)??"",set:e=>{e?sessionStorage.setItem(Re,e):sessionStorage.removeItem(Re)}};async function Q(e,n,t,r=!0){for(;;){let s;try{s=await St(String(e),n,t)}catch(a){if(t?.aborted||a instanceof U)throw a;if(!r)throw new U("The server did not answer. Look whether the decision was taken before you try again.","UNAVAILABLE");await _e.restored();continue}let o=s.errors?.[0];if(o)throw new U(o.message,o.extensions?.code??"INTERNAL");if(!s.data)throw new U("The server gave an empty answer.","INTERNAL");return s.data}}async function St(e,n,t){let r={"Content-Type":"application/json",Accept:"application/json"},s=qe.get();s&&(r.Authorization=`Bearer ${s}`);let o=await fetch(Pt,{method:"POST",headers:r,signal:t,body:JSON.stringify({query:e,variables:n})});if(o.status===502||o.status===504)throw new Error("a proxy without a server behind it");return await o.json()}function K(e,n){let t=JSON.stringify(n),[r,s]=A({}),[o,a]=A(0);E(()=>{if(n===null)return;let g=new AbortController;return Q(e,n,g.signal).then(c=>!g.signal.aborted&&s({key:t,data:c}),c=>!g.signal.aborted&&s({key:t,error:ie(c)})),()=>g.abort()},[t,o]);let d=r.key===t;return{data:d?r.data:void 0,error:d?r.error:void 0,waiting:n!==null&&!d,again:()=>a(o+1)}}function ie(e){return e instanceof U?e:new U(String(e),"INTERNAL")}function Cn(){let[e,n]=A(_e.lost);return E(()=>_e.listen(()=>n(_e.lost)),[]),e}function xn(e){return null}function Nn(e){let[n="",t=""]=e.replace(/^#?\/?/,"").split("?",2),[r="",...s]=n.split("/");return{page:r,id:Kt(s.join("/")),params:new URLSearchParams(t)}}function Kt(e){try{return decodeURIComponent(e)}catch{return e}}function w(e,n="",t={}){let r=new URLSearchParams;for(let[o,a]of Object.entries(t))a!==void 0&&a!==""&&a!==!1&&r.set(o,String(a));let s=r.toString();return`#/${e}${n?"/"+encodeURIComponent(n).replaceAll("%3A",":"):""}${s?"?"+s:""}`}function An(e){location.hash=e}function wn(){let[e,n]=A(()=>Nn(location.hash));return E(()=>{let t=()=>n(Nn(location.hash));return addEventListener("hashchange",t),()=>removeEventListener("hashchange",t)},[]),e}function D(e){switch(e.kind){case"DOCUMENT":return w("document",e.id);case"REFERENCE":case"CITATION":if(e.document&&e.span)return H(e.document.id,e.span)}return w("thing",e.id)}function H(e,n){return w("document",e,{at:`${n.start}-${n.end}`})}var It={DOCUMENT:["document","documents"],WORK:["work","works"],REFERENCE:["bibliography entry","bibliography entries"],CITATION:["citation","citations"],ACTOR:["actor","actors"],EVENT:["event","events"],POLICY:["policy","policies"]};function S(e,n=1){return It[e]?.[n===1?0:1]??"something else"}function P(e,n,t=n+"s"){return`${e.toLocaleString("en")} ${e===1?n:t}`}var Et={EMBODIES:["is a copy of","is held as"],LISTS:["lists","is listed by"],DESCRIBES:["describes","is described by"],MAKES:["cites in","is made by"],POINTS_TO:["points to","is pointed to by"],CITES:["cites","is cited by"],VERSION_OF:["is a version of","has the version"],RETRACTS:["retracts","is retracted by"],CORRECTS:["corrects","is corrected by"],MENTIONS:["names","is named in"],EXPLAINS:["explains","is explained by"],DISPUTES:["disputes","is disputed by"],REPORTS:["reports","is reported by"],DISCUSSES:["discusses","is discussed by"],PARTICIPATED_IN:["took part in","had as participant"],INITIATED:["initiated","was initiated by"],SIGNED:["signed","was signed by"],ADOPTED:["adopted","was adopted by"],OPPOSED:["opposed","was opposed by"],CAUSED:["caused","was caused by"],LED_TO:["led to","followed from"],PRECEDED:["came before","came after"],MEMBER_OF:["belongs to","has the member"],LEADS:["leads","is led by"],SUCCEEDED:["took the place of","was succeeded by"],ALLIED_WITH:["is allied with","is allied with"],PART_OF:["is part of","has the part"]};function $n(e,n=!0){return Et[e]?.[n?0:1]??e.toLowerCase().replaceAll("_"," ")}function Tn(e){return`${Math.round(e*100)} %`}var Rt=["January","February","March","April","May","June","July","August","September","October","November","December"];function O(e){let[n="",t]=e.split("/",2);return t===void 0?re(n):n===""||n===".."?`until ${re(t)}`:t===""||t===".."?`from ${re(n)}`:`${re(n)} – ${re(t)}`}function re(e){let n=/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(e);if(!n)return/^\d{3}X$/.test(e)?e.slice(0,3)+"0s":e;let[,t="",r,s,o]=n,a=r?Rt[Number(r)-1]:void 0;if(r&&!a)return e;let d=[s&&String(Number(s)),a,t].filter(Boolean).join(" ");return o?`${o==="?"?"perhaps":"about"} ${d}`:d}var Bt=Symbol.for("pv"),qt=0;function i(e,n,t,r,s,o){n||(n={});var a,d,g=n;if("ref"in g&&typeof e!="function")for(d in g={},n)d=="ref"?a=n[d]:g[d]=n[d];var c={type:e,props:g,key:t,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Bt,__v:--qt,__i:-1,__u:0};return(s||o)&&(c.__source=s,c.__self=o),x.vnode&&x.vnode(c),c}function oe({confidence:e}){return i("span",{class:"sure",title:"How sure the reading is",children:[i("meter",{min:0,max:1,value:e,"aria-hidden":"true"}),Tn(e),i("span",{class:"unseen",children:" sure"})]})}function X({hedged:e,negated:n}){return i(_,{children:[n&&i("span",{class:"mark denied",title:"The passage denies it",children:"denied"}),e&&i("span",{class:"mark hedged",title:"Said with reserve: may, seems, is said to",children:"hedged"})]})}function Ot({of:e,reviewed:n}){let t=e.document;return i("figure",{class:"quote",children:[i("blockquote",{dir:"auto",children:e.quote}),i("figcaption",{children:[t&&i("a",{href:H(t.id,e.span),title:"Read it in its document",children:i("cite",{dir:"auto",children:t.label})}),e.section&&i("span",{children:["section ",i("bdi",{children:e.section})]}),e.citation&&i("span",{children:["citing ",i("bdi",{children:e.citation.text}),e.citation.status!=="RESOLVED"&&i("span",{class:"mark hedged",children:e.citation.status.toLowerCase()})]}),e.voices.length>2&&i("span",{children:["as told by ",e.voices.join(", who quotes ")]}),i(oe,{confidence:e.confidence}),i(X,{hedged:e.hedged}),e.verdict&&i("span",{class:"mark",children:e.verdict==="REJECT"?"rejected by a reader":"accepted by a reader"}),t&&i(xn,{evidence:e.id,document:t.id,verdict:e.verdict,done:n})]})]})}function Z({of:e,count:n,reviewed:t}){let r=(n??e.length)-e.length;return i(_,{children:[e.map(s=>i(Ot,{of:s,reviewed:t},s.id)),r>0&&i("p",{class:"aside",children:["and ",r," more ",r===1?"passage":"passages"]})]})}function ke({children:e}){return i("p",{class:"notice",role:"status",children:e})}function Pn({says:e,done:n}){let[t,r]=A("");return i("form",{class:"failed",onSubmit:s=>{s.preventDefault(),qe.set(t.trim()),n()},children:[i("p",{role:"alert",children:e}),i("label",{children:["Your token"," ",i("input",{type:"password",autocomplete:"off",value:t,onInput:s=>r(s.currentTarget.value)})]})," ",i("button",{type:"submit",children:"Use it in this tab"})]})}function R({to:e,children:n}){if(e.error){let{code:t,message:r}=e.error;return t==="UNAUTHENTICATED"||t==="FORBIDDEN"?i(Pn,{says:r,done:e.again}):i("div",{class:"failed",role:"alert",children:[i("p",{children:r}),i("button",{type:"button",onClick:e.again,children:"Try again"})]})}return e.data===void 0?e.waiting?i(ke,{children:"Looking …"}):null:i(_,{children:n(e.data)})}var Dn=!1;function I({says:e}){let n=ve(null);return E(()=>{document.title=`${e} · kg`,Dn&&(/[?&]at=/.test(location.hash)||scrollTo({top:0,behavior:"instant"}),n.current?.focus({preventScroll:!0})),Dn=!0},[e]),i("h1",{tabIndex:-1,dir:"auto",ref:n,children:e})}var N=class extends String{__apiType;value;__meta__;constructor(n,t){super(n),this.value=n,this.__meta__=t}toString(){return this.value}},Vi=new N(`
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
    `,{fragmentName:"Passage"}),zi=new N(`
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
}`,{fragmentName:"ToWork"}),Gi=new N(`
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
}`,{fragmentName:"ToHappening"}),ji=new N(`
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
}`,{fragmentName:"ToEntity"}),Ji=new N(`
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
}`,{fragmentName:"ToActor"}),Xi=new N(`
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
}`,{fragmentName:"ToDocument"}),Yi=new N(`
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
}`,{fragmentName:"ToReference"}),Sn=new N(`
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
}`),Kn=new N(`
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
    `),In=new N(`
    query DocumentText($id: ID!, $start: Int!, $length: Int!) {
  document(id: $id) {
    text(start: $start, length: $length)
  }
}
    `),En=new N(`
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
    `),Rn=new N(`
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
    `),Bn=new N(`
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
    `),qn=new N(`
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
    `),On=new N(`
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
    `),Hn=new N(`
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
    `),Mn=new N(`
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
}`),Oe=new N(`
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
}`),Qn=new N(`
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
}`),Wn=new N(`
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
}`),He=new N(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    kind
    label
  }
}
    `);function Ln({q:e}){let n=K(Sn,e?{question:e}:null);return i("main",{id:"main",class:"column",children:[i(I,{says:e}),i(R,{to:n,children:t=>i(Ht,{given:t.ask,again:n.again})})]})}function Ht({given:e,again:n}){return i(_,{children:[i("p",{class:"summary",role:"status",dir:"auto",children:e.summary}),i("p",{class:"aside",children:i(Mt,{given:e})}),e.suggestions.length>0&&i("section",{"aria-labelledby":"meant",children:[i("h2",{id:"meant",children:"Perhaps you meant"}),i("ul",{children:e.suggestions.map(t=>i("li",{children:i("a",{href:w(t.includes(" ")&&/\?$/.test(t)?"ask":"search","",{q:t}),dir:"auto",children:t})},t))})]}),e.rows.length>0&&i("ol",{class:"plain rows",children:e.rows.map((t,r)=>i("li",{class:"card",children:[i("h2",{dir:"auto",children:t.node?i("a",{href:D(t.node),children:t.label}):t.label}),t.detail&&i("p",{dir:"auto",children:t.detail}),i("p",{class:"signs",children:[t.confidence!==null&&i(oe,{confidence:t.confidence}),i(X,{hedged:t.hedged,negated:t.negated})]}),i(Z,{of:t.evidence,reviewed:n})]},r))}),i(Qt,{given:e}),e.graphql&&i(Wt,{text:e.graphql})]})}function Mt({given:e}){return e.understood?i(_,{children:["Understood as: ",i("em",{dir:"auto",children:e.understood})]}):i(_,{children:"The question was not understood. Questions are built like the examples on the first page."})}function Qt({given:e}){let n=e.coverage,t=[n.worksNotLoaded>0&&`Of ${P(n.works,"work")}, ${n.worksNotLoaded} are known only from what others say: no copy is loaded.`,n.dangling>0&&`${P(n.dangling,"citation")} of ${n.citations} lead nowhere.`,n.ambiguous>0&&`${P(n.ambiguous,"citation")} of ${n.citations} may stand for several entries.`,n.referencesNeverCited>0&&`${P(n.referencesNeverCited,"bibliography entry","bibliography entries")} are never cited.`,n.eventsUndated+n.policiesUndated>0&&`${P(n.eventsUndated,"event")} and ${P(n.policiesUndated,"policy","policies")} have no known date.`].filter(r=>!!r);return i("section",{class:"gaps","aria-labelledby":"gaps",children:[i("h2",{id:"gaps",children:"What this leaves out"}),e.missing.length>0?i("ul",{children:e.missing.map(r=>i("li",{dir:"auto",children:r},r))}):i("p",{children:"Nothing that the program knows of."}),i("details",{children:[i("summary",{children:"What the whole graph does not cover"}),i("p",{children:[P(n.documents,"document")," are loaded."]}),i("ul",{children:t.map(r=>i("li",{children:r},r))})]})]})}function Wt({text:e}){return i("details",{class:"query",children:[i("summary",{children:"The same in GraphQL"}),i("pre",{tabIndex:0,children:e}),i("p",{children:i("a",{href:`playground/#query=${encodeURIComponent(e)}`,children:"Open it in the playground"})})]})}var Lt=/\?\s*$|^\s*(who|which|what|when|where|why|how|has|have|did|does|do|is|are|was|were)\s+\S+\s+\S/i;function Fn(e){return Lt.test(e)}function Ce({text:e,big:n}){let[t,r]=A(e),[s,o]=A([]),[a,d]=A(!1),[g,c]=A(-1),u=vn(),C=ve(null);E(()=>r(e),[e]),E(()=>{let m=t.trim();if(!a||m.length<2){o([]);return}let f=new AbortController,v=setTimeout(()=>{Q(On,{text:m},f.signal).then(k=>o(k.complete),()=>o([]))},60);return()=>{clearTimeout(v),f.abort()}},[t,a]);let p=t.trim(),l=a&&p.length>=2?Ft(p,s):[],y=m=>{d(!1),c(-1),C.current?.blur(),An(m)},h=m=>{if(m.key==="ArrowDown"||m.key==="ArrowUp"){m.preventDefault(),a||d(!0);let f=m.key==="ArrowDown"?1:-1;c(v=>l.length===0?-1:(v+f+l.length+1)%(l.length+1))}else m.key==="Escape"&&(d(!1),c(-1))},b=l[g];return i("form",{class:n?"bar big":"bar",role:"search",onSubmit:m=>{m.preventDefault(),b?y(b.to):p&&y(w(Fn(p)?"ask":"search","",{q:p}))},children:[i("input",{ref:C,type:"text",dir:"auto",role:"combobox","aria-label":"Ask a question, or search for a name, title or key","aria-autocomplete":"list","aria-expanded":l.length>0,"aria-controls":u,"aria-activedescendant":b?`${u}-${g}`:void 0,placeholder:"Ask a question, or type a name",autocomplete:"off",spellcheck:!1,value:t,onInput:m=>{r(m.currentTarget.value),d(!0),c(-1)},onKeyDown:h,onBlur:()=>d(!1)}),i("button",{type:"submit",children:Fn(p)?"Ask":"Search"}),i("ul",{id:u,role:"listbox","aria-label":"What may be meant",hidden:l.length===0,children:l.map((m,f)=>i("li",{id:`${u}-${f}`,role:"option","aria-selected":f===g,onMouseDown:v=>v.preventDefault(),onClick:()=>y(m.to),children:[i("bdi",{children:m.text})," ",i("small",{children:m.note})]},m.key))})]})}function Ft(e,n){return[...n.map(({name:r,node:s})=>({key:s.id,text:r,note:r===s.label?S(s.kind):`${S(s.kind)}: ${s.label}`,to:D(s)})),{key:"ask",text:e,note:"ask this question",to:w("ask","",{q:e})},{key:"search",text:e,note:"search all names, titles and keys",to:w("search","",{q:e})}]}function Un({of:e}){return e.sections.length===0?null:i("nav",{"aria-label":"Sections",children:i("details",{open:innerWidth>900,children:[i("summary",{children:"Sections"}),i("ul",{class:"plain sections",children:e.sections.map(n=>i("li",{"data-level":Math.min(n.level,4),children:i("a",{href:H(e.id,{start:n.span.start,end:Math.min(n.span.end,n.span.start+1)}),dir:"auto",children:n.title})},n.span.start))})]})})}function Vn({of:e}){let n=["EVENT","POLICY","ACTOR"].filter(t=>e.some(r=>r.node.kind===t));return i(_,{children:n.map(t=>i("details",{children:[i("summary",{children:[S(t,2)," named ",i("small",{children:e.filter(r=>r.node.kind===t).length})]}),i("ul",{class:"plain",children:e.filter(r=>r.node.kind===t).sort((r,s)=>s.evidenceCount-r.evidenceCount).map(({node:r,evidenceCount:s})=>i("li",{children:[i("a",{href:D(r),dir:"auto",children:r.label})," ",i("small",{children:s})]},r.id))})]},t))})}var xe=class{constructor(n,t){this.text=n;this.from=t;let r=new TextEncoder().encode(n).length;this.at=new Uint32Array(r+1);let s=0,o=0;for(let a of n){let d=a.codePointAt(0)??0,g=d<128?1:d<2048?2:d<65536?3:4;this.at.fill(o,s,s+g),s+=g,o+=a.length}this.at[s]=o}at;get end(){return this.from+this.at.length-1}chars(n){let t=this.at[n.start-this.from];if(t===void 0)return;let r=this.at[Math.min(n.end,this.end)-this.from];return r===void 0||r<=t?void 0:{start:t,end:r}}};function zn(e,n){let t=[],r=[...n.keys()].map(o=>o+(/^\s*/.exec(e.slice(o))?.[0].length??0)),s=new Map([...n.values()].map((o,a)=>[r[a]??0,o]));for(let o of e.matchAll(/[^\n](?:.|\n(?!\s*\n))*/g)){let a=o.index,d=a+o[0].length,g=s.get(a);if(g!==void 0){let c=e.indexOf(`
`,a),u=c<0||c>d?d:c;t.push({start:a,end:u,level:g}),a=u+1}a<d&&t.push({start:a,end:d,level:0})}return t}function Gn(e){let n={citation:0,mention:1,entry:2},t=[...e].sort((s,o)=>n[s.kind]-n[o.kind]||o.end-o.start-(s.end-s.start)),r=[];for(let s of t){let o=jn(r,s.start),a=r[o-1],d=r[o];a&&a.end>s.start||d&&d.start<s.end||r.splice(o,0,s)}return r}function jn(e,n){let t=0,r=e.length;for(;t<r;){let s=t+r>>1;(e[s]?.start??1/0)<n?t=s+1:r=s}return t}function Jn(e,n,t){let r=new Set([e.start,e.end]),s=[];for(let a=Math.max(0,jn(n,e.start)-1);a<n.length;a++){let d=n[a];if(!d||d.start>=e.end)break;d.end<=e.start||s.push(d)}for(let a of t?[...s,t]:s)for(let d of[a.start,a.end])d>e.start&&d<e.end&&r.add(d);let o=[...r].sort((a,d)=>a-d);return o.slice(0,-1).map((a,d)=>{let g=o[d+1]??e.end,c=s.find(u=>u.start<=a&&u.end>=g);return{start:a,end:g,mark:c,here:t!==void 0&&t.start<=a&&t.end>=g}})}var Qe=1<<20;function Yn({id:e,at:n}){let t=K(Kn,{id:e});return i("main",{id:"main",class:"column wide",children:i(R,{to:t,children:({document:r})=>r?i(zt,{doc:r,at:Ut(n)}):i(I,{says:"There is no such document"})})})}function Ut(e){let n=/^(\d+)-(\d+)$/.exec(e??"");return n?{start:Number(n[1]),end:Number(n[2])}:void 0}function Vt(e,n){if(!n||n.end<=Qe)return 0;let t=e.sections.map(s=>s.span.start).filter(s=>s<=n.start),r=t.length>0?Math.max(...t):0;return n.end-r<Qe?r:n.start}function zt({doc:e,at:n}){let t=Vt(e,n),r=K(In,{id:e.id,start:t,length:Qe}),s=Me(e.id,Gt),o=Me(e.id,jt),a=Me(e.id,Jt),[d,g]=A({citations:!0,names:!0}),c=e.coverage;return i(_,{children:[i(I,{says:e.label}),i("p",{class:"aside",children:["document",e.genre,e.date&&O(e.date),e.name,e.media].filter(Boolean).join(" · ")}),i("p",{class:"aside",children:[P(c.citations,"citation")," (",c.resolved," resolved, ",c.probable," probable, ",c.ambiguous," ambiguous, ",c.dangling," dangling),"," ",P(c.references,"bibliography entry","bibliography entries")," (",c.referencesNeverUsed," never cited), ",P(c.statements,"statement"),"."]}),i("p",{class:"actions",children:[e.work&&i("a",{href:D(e.work),children:"What this work says, and who cites it"}),i("a",{href:w("graph","",{around:e.work?.id??e.id}),children:"See it in the graph"})]}),i("div",{class:"reading",children:[i("aside",{children:[i(Un,{of:e}),i("fieldset",{children:[i("legend",{children:"Mark"}),i(Xn,{name:"citations",on:d.citations,set:u=>g({...d,citations:u})}),i(Xn,{name:"names",on:d.names,set:u=>g({...d,names:u})})]}),i(Vn,{of:a.edges}),[s,o,a].map(u=>u.trouble&&i("p",{role:"alert",children:u.trouble}))]}),i(R,{to:r,children:u=>i(Xt,{doc:e,places:new xe(u.document?.text??"",t),at:n,citations:d.citations?s.edges:[],entries:o.edges,names:d.names?a.edges:[],ready:!s.waiting&&!a.waiting})})]})]})}function Xn({name:e,on:n,set:t}){return i("label",{children:[i("input",{type:"checkbox",checked:n,onChange:r=>t(r.currentTarget.checked)})," ",e]})}var Gt=async(e,n,t)=>(await Q(En,{id:e,after:n},t)).document?.citations,jt=async(e,n,t)=>(await Q(Rn,{id:e,after:n},t)).document?.references,Jt=async(e,n,t)=>(await Q(Bn,{id:e,after:n},t)).document?.mentions;function Me(e,n){let[t,r]=A({edges:[],waiting:!0,trouble:""});return E(()=>{let s=new AbortController,o=[];return(async()=>{for(let a,d=!0;d&&!s.signal.aborted;){let g=await n(e,a,s.signal);o.push(...g?.edges??[]),a=g?.pageInfo.endCursor??void 0,d=g?.pageInfo.hasNextPage??!1,r({edges:[...o],waiting:d,trouble:""})}})().catch(a=>!s.signal.aborted&&r({edges:o,waiting:!1,trouble:ie(a).message})),()=>s.abort()},[e]),t}function Xt({doc:e,places:n,at:t,citations:r,entries:s,names:o,ready:a}){let{text:d,from:g}=n,c=te(()=>{let h=new Map;for(let b of e.sections){let m=n.chars({start:b.span.start,end:b.span.start+1});m&&h.set(m.start,b.level)}return zn(d,h)},[d,g]),u=te(()=>Gn(ni(e.id,n,r,o)),[d,r,o]),C=te(()=>y(n,s,r),[d,s,r]),p=t&&n.chars(t);E(()=>{document.getElementById("here")?.scrollIntoView({block:"center"})},[t?.start,t?.end,d,a]);let l=c.findIndex(h=>p&&h.end>p.start&&h.start<p.end);return i("article",{class:"text","aria-label":"Text of the document",children:[t&&!p&&i(ke,{children:"The place that the address names is not in the text."}),g>0&&i("a",{href:H(e.id,{start:0,end:1}),children:"The text from its beginning"}),c.map((h,b)=>i(Zt,{level:h.level,children:[Jn(h,u,p).map(m=>{let f=d.slice(m.start,m.end),v=m.here&&b===l&&p&&m.start<=Math.max(p.start,h.start),k=m.mark?i(ei,{mark:m.mark,children:f}):f;return m.here?i("mark",{id:v?"here":void 0,children:k},m.start):k}),(C.get(h.start)??[]).map(m=>i(Yt,{entry:m,doc:e.id},m.id))]},h.start)),n.end<e.length&&i("a",{href:H(e.id,{start:n.end,end:n.end+1}),children:"The text from here on"})]});function y(h,b,m){let f=new Map;for(let{node:v}of b){let k=h.chars(v.parts.at(-1)??v.span),V=k&&c.find(q=>q.start<k.end&&q.end>=k.end);if(!V)continue;let de=m.filter(q=>q.node.reference?.id===v.id).map(q=>q.node.span);f.set(V.start,[...f.get(V.start)??[],{id:v.id,key:v.key,work:v.work,places:de}])}return f}}function Yt({entry:e,doc:n}){return i("span",{class:"back",children:[e.work?i("a",{href:w("thing",e.work.id),children:e.key}):e.key,e.places.length===0?": never cited":": cited at ",e.places.map((t,r)=>i(_,{children:[r>0&&" ",i("a",{href:H(n,t),"aria-label":`citation ${r+1} of ${e.key}`,children:r+1},t.start)]}))]})}function Zt({level:e,children:n}){return e===0?i("p",{dir:"auto",children:n}):e<=2?i("h2",{dir:"auto",children:n}):i("h3",{dir:"auto",children:n})}function ei({mark:e,children:n}){return i("a",{class:`in ${e.kind}${e.unsure?" unsure":""}`,href:e.to,title:e.title,children:n})}function ni(e,n,t,r){let s=[];for(let{node:o}of t){let a=n.chars(o.span);if(!a)continue;let d=o.reference;s.push({...a,kind:"citation",to:d?H(e,d.span):w("search","",{q:o.text}),title:d?`${d.raw}${o.status==="RESOLVED"?"":` (${o.status.toLowerCase()})`}`:`${o.status.toLowerCase()}: ${o.reason??"no entry answers it"}`,unsure:o.status!=="RESOLVED"})}for(let{node:o,evidence:a}of r)for(let d of a)for(let g of d.cues){let c=n.chars(g);c&&s.push({...c,kind:"mention",to:D(o),title:o.label})}return s}function Zn(){let e=K(qn,{});return i("main",{id:"main",class:"column home",children:[i(I,{says:"Who says what about what, and in which sentence"}),i("p",{class:"lead",children:"Ask in plain English, or type the name of an event, a policy, a person or a work. Every answer carries the sentence it was read from."}),i(Ce,{text:"",big:!0}),i(R,{to:e,children:n=>i(ti,{of:n})})]})}function ti({of:e}){let n=o=>o.edges.map(a=>a.node),t=n(e.events),r=n(e.works);return e.stats.nodes.reduce((o,a)=>o+a.count,0)===0?i("p",{class:"notice",children:["The graph is empty. Load documents with ",i("code",{children:"kg load FILE …"}),"."]}):i(_,{children:[i(ii,{event:t[0],other:t[1],actor:e.actors.edges[0]?.node,work:r[0]}),i("p",{class:"aside",children:["The graph holds ",e.stats.nodes.filter(o=>o.count>0).map(o=>P(o.count,S(o.kind),S(o.kind,2))).join(", "),"; ",P(e.stats.evidence,"passage")," were read."]}),i("div",{class:"columns",children:[i(se,{title:"Events most explained",of:t}),i(se,{title:"Policies most explained",of:n(e.policies)}),i(se,{title:"Works most cited",of:r}),i(se,{title:"Actors most named",of:n(e.actors)}),i(se,{title:"Documents",of:n(e.documents)})]})]})}function ii({event:e,other:n,actor:t,work:r}){let s=r&&/^[^:]{3,60}: /.test(r.label)?r.label.split(": ")[0]:void 0,o=[e&&`Which works explain ${e.label}, and do they disagree?`,s&&`Which events does ${s} explain?`,e&&`Who took part in ${e.label}?`,t&&`Which policies did ${t.label} adopt, and when?`,e&&n&&`What links ${e.label} and ${n.label}?`].filter(a=>!!a);return i("section",{"aria-labelledby":"try",children:[i("h2",{id:"try",children:"Questions to begin with"}),i("ul",{class:"plain try",children:o.map(a=>i("li",{children:i("a",{href:w("ask","",{q:a}),dir:"auto",children:a})},a))})]})}function se({title:e,of:n}){return n.length===0?null:i("section",{children:[i("h2",{children:e}),i("ul",{class:"plain",children:n.map(t=>i("li",{children:[i("a",{href:D(t),dir:"auto",children:t.label})," ",t.date&&i("small",{children:O(t.date)})]},t.id))})]})}var et=60;function nt({q:e}){let n=K(Hn,e?{text:e,first:et}:null);return i("main",{id:"main",class:"column",children:[i(I,{says:`Found for “${e}”`}),i(R,{to:n,children:({search:t})=>i(ri,{hits:t,q:e})})]})}function ri({hits:e,q:n}){let t=oi(e);return i(_,{children:[i("p",{role:"status",children:[e.length===0?"Nothing bears these words. ":`${e.length===et?"The best ":""}${P(e.length,"hit")}. `,i("a",{href:w("ask","",{q:n}),children:"Ask it as a question"})]}),[...t].map(([r,s])=>i("section",{"aria-labelledby":`hits-${r}`,children:[i("h2",{id:`hits-${r}`,children:si(r)}),i("ul",{class:"plain hits",children:s.map(o=>i("li",{children:[i("a",{href:D(o.node),dir:"auto",children:o.node.label})," ",i("small",{children:ai(o.node)})]},o.node.id))})]},r))]})}function oi(e){let n=new Map;for(let t of e)n.set(t.node.kind,[...n.get(t.node.kind)??[],t]);return n}function si(e){let n=S(e,2);return n.charAt(0).toUpperCase()+n.slice(1)}function ai(e){let n=[];return"type"in e&&n.push(e.type),"date"in e&&e.date&&n.push(O(e.date)),"genre"in e&&n.push(e.genre),"document"in e&&e.document&&n.push(`in ${e.document.label}`),n.filter(Boolean).join(" · ")}var tt="kg-theme",We=["system","light","dark"];function it(){let e=localStorage.getItem(tt);return We.find(n=>n===e)??"system"}function Le(e=it()){e==="system"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=e}function rt(){let[e,n]=A(it);return i("label",{class:"choice",children:[i("span",{class:"unseen",children:"Colours"}),i("select",{value:e,onChange:t=>{let r=We.find(s=>s===t.currentTarget.value)??"system";localStorage.setItem(tt,r),Le(r),n(r),dispatchEvent(new Event("kg-theme"))},children:We.map(t=>i("option",{value:t,children:t==="system"?"Auto":t==="light"?"Light":"Dark"},t))})]})}function Fe(e){return e.map(([n,t])=>({field:n,title:t}))}var ot=Fe([["explains","Explains"],["disputes","Disputes"],["reports","Reports"],["discusses","Discusses"],["retractedBy","Retracted by"],["correctedBy","Corrected by"],["retracts","Retracts"],["corrects","Corrects"],["versionOf","Is a version of"],["versions","Versions"],["citedBy","Cited by"],["cites","Cites"],["documents","Copies that are loaded"],["entries","Entries in bibliographies"]]),st=[["causedBy","Caused by"],["causes","Caused"]],at=[["succeeds","Took the place of"],["succeededBy","Succeeded by"],["partOf","Part of"],["parts","Parts"],["mentionedIn","Named in"]],Ue=Fe([["explainedBy","Explained by"],["disputedBy","Disputed by"],["reportedBy","Reported by"],["discussedBy","Discussed by"],["initiatedBy","Initiated by"],["adoptedBy","Adopted by"],["signedBy","Signed by"],["participants","Took part"],["opposedBy","Opposed by"],...st,["ledToBy","Followed from"],["ledTo","Led to"],["precededBy","Came after"],["precedes","Came before"],...at]),dt=Fe([["initiated","Initiated"],["adopted","Adopted"],["signed","Signed"],["participatedIn","Took part in"],["opposed","Opposed"],["leads","Leads"],["ledBy","Led by"],["memberOf","Belongs to"],["members","Members"],["alliedWith","Allied with"],["allyOf","Named as ally by"],...st,...at]);function ae(e,n){return e[n]}function lt(e,n){return Object.fromEntries(e.map(t=>[t.field,t.field===n]))}function gt({node:e,again:n}){let t=e.explainedBy?.edges??[],r=[...e.disputedBy?.edges??[],...t.filter(a=>a.negated)],s=t.filter(a=>!a.negated);if(s.length+r.length===0)return null;let o=e.explainedBy?.totalCount??0;return i(_,{children:[s.length>0&&i("section",{id:"group-explainedBy",children:[i("h2",{tabIndex:-1,children:[s.length>1?"Explanations side by side":"Explained by"," ",i("small",{children:o})]}),s.length>1&&i("p",{class:"aside",children:[P(s.length,"work")," ",s.length<o?`of ${o} `:"","explain it, the surest first. Whether they agree is for the reader to judge: the sentences stand below."]}),i(ut,{of:s,again:n})]}),i("section",{id:"group-disputedBy",children:[i("h2",{tabIndex:-1,children:["Who disagrees ",i("small",{children:r.length})]}),r.length===0?i("p",{class:"aside",children:"No passage that was read disputes it, or denies an explanation of it."}):i(ut,{of:r,again:n})]})]})}function ut({of:e,again:n}){return i("ul",{class:"plain grid",children:e.map(t=>i("li",{class:"card",children:i(Ve,{edge:t,again:n})},t.id))})}function ct({id:e}){let n=K(Wn,{of:e});return i(R,{to:n,children:({timeline:t})=>t.entries.length>1?i(di,{of:t}):null})}function di({of:e}){let n=e.totalCount-e.entries.length;return i("section",{id:"group-timeline",children:[i("h2",{tabIndex:-1,children:["Timeline ",i("small",{children:e.totalCount})]}),i("ol",{class:"plain timeline",children:e.entries.map((t,r)=>i("li",{children:[i("p",{class:"when",children:t.node.date?O(t.node.date):"date unknown"}),i("div",{children:[i("p",{children:[i("span",{class:"aside",children:$n(t.relation,t.direction==="OUT")})," ",i("a",{href:D(t.node),dir:"auto",children:t.node.label})," ",i(X,{hedged:t.hedged,negated:t.negated})]}),i("details",{children:[i("summary",{children:"Where it is said"}),i(Z,{of:t.evidence})]})]})]},`${t.relation}${t.direction}${t.node.id}${r}`))}),n>0&&i("p",{class:"aside",children:["and ",n," more"]}),e.undated>0&&i("p",{class:"aside",children:[e.undated," of them have no known date and come last."]})]})}var li={work:{groups:ot,text:Mn},event:{groups:Ue,text:Oe},policy:{groups:Ue,text:Oe},actor:{groups:dt,text:Qn}};async function ui(e,n){let{node:t}=await Q(e.text,n);return ft(t)?t:void 0}function ft(e){return typeof e=="object"&&e!==null&&("aliases"in e||"keys"in e)}function bt({id:e}){let n=li[e.split(":")[0]],t=K(n?.text??He,n?{id:e}:null),r=t.data?.node;return i("main",{id:"main",class:"column wide",children:n?i(R,{to:t,children:()=>ft(r)?i(gi,{node:r,page:n,again:t.again}):i(mt,{id:e})}):i(mt,{id:e})})}function mt({id:e}){return i(_,{children:[i(I,{says:"Nothing is known by this name"}),i("p",{children:["The graph holds nothing with the id ",i("code",{children:e}),". What spoke of it may have been forgotten, or read anew."]})]})}function gi({node:e,page:n,again:t}){let r=n.groups.filter(o=>(ae(e,o.field)?.totalCount??0)>0),s="explainedBy"in e;return i(_,{children:[i(I,{says:e.label}),i(ci,{node:e}),i("p",{class:"actions",children:[i("a",{href:w("graph","",{around:e.id}),children:"See it in the graph"}),r.length===0&&i("span",{class:"aside",children:"Nothing is said of it but its name."})]}),i("nav",{class:"contents","aria-label":"On this page",children:i("ul",{children:[s&&!r.some(o=>o.field==="disputedBy")&&r.some(o=>o.field==="explainedBy")&&i("li",{children:i("a",{href:"#group-disputedBy",onClick:pt,children:"Who disagrees"})}),r.map(o=>i("li",{children:[i("a",{href:`#group-${o.field}`,onClick:pt,children:o.title})," ",i("small",{children:ae(e,o.field)?.totalCount})]},o.field))]})}),s&&i(gt,{node:e,again:t}),r.filter(o=>!s||!["explainedBy","disputedBy"].includes(o.field)).map(o=>i(mi,{group:o,page:n,id:e.id,first:ae(e,o.field),again:t},o.field)),i(ct,{id:e.id}),i(pi,{node:e})]})}function pt(e){e.preventDefault();let n=document.getElementById(e.currentTarget.hash.slice(1));n?.scrollIntoView(),n?.querySelector("h2")?.focus({preventScroll:!0})}function ci({node:e}){if("keys"in e)return i("div",{class:"about",children:[i("p",{class:"formatted",dir:"auto",children:e.formatted}),i("p",{class:"aside",children:[S(e.kind),e.type&&` · ${e.type}`,e.keys.length>0&&` · cited as ${e.keys.join(", ")}`,e.doi&&` · DOI ${e.doi}`]}),e.retracted&&i("p",{class:"mark denied",children:"retracted"})]});let n=e.aliases.filter(t=>t!==e.label);return i("div",{class:"about",children:[i("p",{class:"aside",children:[S(e.kind),e.type&&e.type!==S(e.kind)&&` · ${e.type}`,"date"in e&&` · ${e.date?O(e.date):"date unknown"}`]}),n.length>0&&i("p",{class:"aside",dir:"auto",children:["Also called: ",n.join("; ")]})]})}function mi({group:e,page:n,id:t,first:r,again:s}){let[o,a]=A([]),[d,g]=A(r?.pageInfo),[c,u]=A("");if(!r)return null;let C=async()=>{try{let p=await ui(n,{id:t,after:d?.endCursor??void 0,...lt(n.groups,e.field)}),l=p&&ae(p,e.field);if(!l)return;a([...o,...l.edges]),g(l.pageInfo)}catch(p){u(ie(p).message)}};return i("section",{id:`group-${e.field}`,children:[i("h2",{tabIndex:-1,children:[e.title," ",i("small",{children:r.totalCount})]}),i("ul",{class:"plain grid",children:[...r.edges,...o].map(p=>i("li",{class:"card",children:i(Ve,{edge:p,again:s})},p.id))}),d?.hasNextPage&&i("button",{type:"button",onClick:C,children:["Show more of ",r.totalCount]}),c&&i("p",{role:"alert",children:c})]})}function Ve({edge:e,again:n}){let{node:t}=e,r=e.date??("date"in t?t.date:void 0);return i(_,{children:[i("h3",{dir:"auto",children:i("a",{href:D(t),children:t.label})}),i("p",{class:"signs",children:[i("span",{children:S(t.kind)}),r&&i("span",{children:O(r)}),i(oe,{confidence:e.confidence}),i(X,{hedged:e.hedged,negated:e.negated})]}),i(Z,{of:e.evidence,count:e.evidenceCount,reviewed:n})]})}function pi({node:e}){let n="sameAs"in e?e.sameAs:[],t=K(He,n.length>0?{ids:n.map(s=>s.node)}:null);if(n.length===0)return null;let r=s=>t.data?.nodes.find(o=>o?.id===s)?.label??s;return i("section",{id:"group-alike",children:[i("h2",{tabIndex:-1,children:"Perhaps the same, kept apart"}),i("ul",{children:n.map(s=>i("li",{children:[i("a",{href:w("thing",s.node),dir:"auto",children:r(s.node)})," ",i("small",{children:s.reason})]},s.node))})]})}function fi({at:e}){let n=e.params.get("q")??"";switch(e.page){case"":return i(Zn,{});case"search":return i(nt,{q:n});case"ask":return i(Ln,{q:n});case"thing":return i(bt,{id:e.id});case"document":return i(Yn,{id:e.id,at:e.params.get("at")})}return i("main",{id:"main",class:"column",children:[i(I,{says:"There is no such page"}),i("p",{children:i("a",{href:"#/",children:"To the first page"})})]})}function bi(){let e=wn(),n=Cn();return i(_,{children:[i("a",{class:"skip",href:"#main",onClick:yi,children:"To the content"}),i("header",{children:[i("a",{class:"name",href:"#/","aria-label":"kg, first page",children:"kg"}),e.page===""?i("span",{class:"space"}):i(Ce,{text:e.params.get("q")??""}),i("nav",{"aria-label":"Elsewhere",children:[i("a",{href:w("graph"),children:"Graph"}),i("a",{href:"playground/",children:"Playground"}),i(rt,{})]})]}),i("div",{class:n?"lost":"unseen",role:"status",children:n?"The server does not answer. What you see stays; the page goes on when it is back.":""}),i(fi,{at:e},`${e.page}/${e.id}`)]})}function yi(e){e.preventDefault(),document.querySelector("#main h1")?.focus()}Le();var ze=document.getElementById("explorer");ze&&(ze.replaceChildren(),dn(i(bi,{}),ze));
