var Je=Object.create;var ve=Object.defineProperty;var Xe=Object.getOwnPropertyDescriptor;var Ye=Object.getOwnPropertyNames;var Ze=Object.getPrototypeOf,en=Object.prototype.hasOwnProperty;var Pn=(e,n)=>()=>(n||e((n={exports:{}}).exports,n),n.exports);var nn=(e,n,t,i)=>{if(n&&typeof n=="object"||typeof n=="function")for(let s of Ye(n))!en.call(e,s)&&s!==t&&ve(e,s,{get:()=>n[s],enumerable:!(i=Xe(n,s))||i.enumerable});return e};var In=(e,n,t)=>(t=e!=null?Je(Ze(e)):{},nn(n||!e||!e.__esModule?ve(t,"default",{value:e,enumerable:!0}):t,e));var p,xe,tn,P,te,G,Ne,U,Ae,re,ie,rn,H=Symbol.for("pv"),J={},X=[],sn=/^m(i|n|o|s|text|space)$/,se=Array.isArray,$e=X.slice,q=Object.assign;function w(e){e&&e.parentNode&&e.remove()}function M(e,n,t,i,s){var r={type:e,props:n,key:t,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:H,__v:s||++xe,__i:-1,__u:0};return!s&&p.vnode&&p.vnode(r),r}function K(e){return e.children}function j(e,n){this.props=e,this.context=n,this.__g=0}function I(e,n){if(n==null)return e.__&&I(e.__,e.__i+1);for(var t;n<e.__k.length;n++)if((t=e.__k[n])&&t.__e)return t.__e;return typeof e.type!="function"||e.props.__P?null:I(e)}function on(e){var n,t=e.__v,i=t.__e,s=[],r=[],a=e.__P;a&&((n=q({constructor:H},t)).__v=t.__v+1,p.vnode&&p.vnode(n),oe(a,n,t,e.__n,a.namespaceURI,32&t.__u?[i]:null,s,i||I(t),32&t.__u,r),n.__v=t.__v,n.__.__k[n.__i]=n,Se(s,n,r),t.__=t.__e=null,n.__e!=i&&Ke(n))}function Ke(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(n){return n&&(e.__e=n.__e)}),Ke(e)}function Ce(e){(8&e.__g||(e.__g|=8,P.push(e),G++))&&te==p.debounceRendering||((te=p.debounceRendering)||queueMicrotask)(De)}function De(){try{for(var e,n=1;P.length;)P.length>n&&P.sort(Ne),e=P.shift(),n=P.length,8&e.__g&&on(e)}finally{(G=P.length)&&(te||queueMicrotask)(De)}}function Te(e,n,t,i,s,r,a,d,g,b,l){var h,y,o,c,N,f,v=i.__k||X,m=n.length;for(g=an(t,n,v,g,m),h=0;h<m;h++)(o=t.__k[h])!=null&&(y=~o.__i&&v[o.__i]||J,o.__i=h,f=oe(e,o,y,s,r,a,d,g,b,l),c=o.__e,(y.ref!=o.ref||8&y.__u)&&(y.ref&&ae(y.ref,null,o,y),o.ref&&l.push(o.ref,o.__c||c,o)),N=N||c,4&o.__u?(g=Pe(o,g,e,!y.__v),y.__e&&(y.__e=null)):typeof o.type=="function"&&f!==void 0?g=f:c&&(g=c.nextSibling),o.__u&=-21);return t.__e=N,g}function an(e,n,t,i,s){var r,a,d,g,b,l,h,y,o,c=t.length,N=c,f=0,v=0,m=e.__k=Array(s);for(r=0;r<s;r++)(a=n[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=m[r]=M(null,a):se(a)?a=m[r]=M(K,{children:a}):a.constructor===H&&a.__b?a=m[r]=M(a.type,a.props,a.key,a.ref,a.__v):m[r]=a,g=r+f,a.__=e,a.__b=e.__b+1,d=null,~(b=a.__i=dn(a,t,g,N))&&(N--,(d=t[b])&&(d.__u|=2)),d&&d.__v?(a.__u|=16,b==g-1?f--:b==g+1?f++:b!=g&&(b>g?f--:f++,v=1)):(~b||(s>c?f--:s<c&&f++),typeof a.type!="function"&&(a.__u|=4))):m[r]=null;if(v){for(l=[],h=[],r=0;r<s;r++)if((a=m[r])&&16&a.__u){for(f=0,y=l.length;f<y;)l[o=f+y>>1]<a.__i?f=o+1:y=o;l[f]=a.__i,h[r]=f+1}for(f=l.length;r--;)h[r]&&(h[r]==f?f--:m[r].__u|=4)}if(N)for(r=0;r<c;r++)!(d=t[r])||2&d.__u||(d.__e==i&&(i=I(d)),de(d,d));return i}function Pe(e,n,t,i){var s,r,a,d;if(typeof e.type=="function"){if(e.props.__P)return n;if(s=e.__k)for(r=0;r<s.length;r++)s[r]&&(s[r].__=e,n=Pe(s[r],n,t,!1));return n}for(n&&!n.parentNode&&(n=I(e))&&!n.parentNode&&(n=null),a=e.__e,d=n;d&&d.nodeType==8;)d=d.nextSibling;for(a!=d&&(!i&&t.moveBefore&&a.parentNode?t.moveBefore(a,n):t.insertBefore(a,n||null)),n=a;(n=n&&n.nextSibling)&&n.nodeType==8&&!n.data.startsWith("$s"););return n}function dn(e,n,t,i){var s,r=e.key,a=e.type,d=n[t],g=d&&!(2&d.__u);if(d===null&&r==null||g&&r==d.key&&a==d.type)return t;if(i>(g?1:0)){for(s=t-1;s>=0;s--)if((d=n[s])&&!(2&d.__u)&&r==d.key&&a==d.type)return s;for(s=t+1;s<n.length;s++)if((d=n[s])&&!(2&d.__u)&&r==d.key&&a==d.type)return s}return-1}function ke(e,n,t){t==null&&(t=""),n[0]=="-"?e.setProperty(n,t):e[n]=t}function F(e,n,t,i,s){var r,a;if(n=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof i=="string"&&(e.style.cssText=i=""),i)for(n in i)t&&n in t||ke(e.style,n);if(t)for(n in t)i&&t[n]==i[n]||ke(e.style,n,t[n])}else if(n[0]=="o"&&n[1]=="n")typeof t!="function"&&(t=null),typeof i!="function"&&(i=null),(e.__e||(e.__e={}))[n]=t,t&&i||(a=ie[n]||(ie[n]=ln(n)),(e.__a||(e.__a={}))[n]=re,r=n!=(n=n.replace(Ae,"$1")),(n=n.slice(2))[0]<"a"&&(n=n.toLowerCase()),t?e.addEventListener(n,a,r):e.removeEventListener(n,a,r));else{if(s=="http://www.w3.org/2000/svg")n=n.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(n!="width"&&n!="height"&&n!="href"&&n!="list"&&n!="form"&&n!="tabIndex"&&n!="download"&&n!="rowSpan"&&n!="colSpan"&&n!="role"&&n!="popover"&&n in e)try{return void(e[n]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&n[4]!="-"?e.removeAttribute(n):e.setAttribute(n,n=="popover"&&t==1?"":t)}}function ln(e){return function(n){var t=this.__e;if(t){if(t=t[e],n[U]==null)n[U]=re++;else if(n[U]<this.__a[e])return;return t(p.event?p.event(n):n)}}}function oe(e,n,t,i,s,r,a,d,g,b){var l,h,y,o,c,N,f,v,m,A,C,ne,_e,L,E,he,T,B,D=n.type;if(n.constructor!==H)return null;128&t.__u&&(g=32&t.__u,l=t.__c.__z)&&(n.__u|=g,h=r=[],l.nodeType==8?d=z(l,r):r.push(l),d=r[0]||d),(l=p.__b)&&l(n);e:if(typeof D=="function"){y=a.length;try{if(v=n.props,m=(l=D.prototype)&&l.render,A=(l=D.contextType)&&i[l.__c],C=l?A?A.props.value:l.__:i,(o=t.__c)?(n.__c=o,2&o.__g&&(o.__g|=1)):(m?n.__c=o=new D(v,C):(n.__c=o=new j(v,C),o.constructor=D,o.render=gn),A&&A.sub(o),o.state||(o.state={}),o.__n=i,o.__g|=8,o.__h=[],o.__k=[]),m&&(o.__s||(o.__s=o.state),D.getDerivedStateFromProps&&(o.__s==o.state&&(o.__s=q({},o.__s)),q(o.__s,D.getDerivedStateFromProps(v,o.__s)))),c=o.props,N=o.state,o.__v=n,t.__c){if(v!==c&&m&&!D.getDerivedStateFromProps&&o.componentWillReceiveProps&&o.componentWillReceiveProps(v,C),n.__v==t.__v&&!(8&o.__g)||!(4&o.__g)&&o.shouldComponentUpdate&&o.shouldComponentUpdate(v,o.__s,C)===!1){n.__v!=t.__v&&(o.props=v,o.state=o.__s,o.__g&=-9),n.__e=t.__e,n.__k=t.__k,n.__k.some(function($){$&&($.__=n)}),X.push.apply(o.__h,o.__k),o.__k=[],o.__h.length&&a.push(o),d=I(t);break e}o.componentWillUpdate&&o.componentWillUpdate(v,o.__s,C),m&&o.componentDidUpdate&&o.__h.push(function(){o.componentDidUpdate(c,N,f)})}else m&&!D.getDerivedStateFromProps&&o.componentWillMount&&o.componentWillMount(),m&&o.componentDidMount&&o.__h.push(o.componentDidMount);o.context=C,o.props=v,o.__P=e,o.__g&=-5,ne=p.__r,_e=m?25:0;do o.__g&=-9,ne&&ne(n),l=o.render(o.props,o.state=o.__s,o.context);while(8&o.__g&&++_e<25);m&&(X.push.apply(o.__h,o.__k),o.__k=[]),o.state=o.__s,o.getChildContext&&(i=q({},i,o.getChildContext())),m&&t.__c&&o.getSnapshotBeforeUpdate&&(f=o.getSnapshotBeforeUpdate(c,N)),L=l&&l.type===K&&l.key==null?l.props.children:l,v.__P&&(l=d,s=(e=v.__P).namespaceURI,g=r=null,t.props&&t.props.__P!=e&&(t.__k.some(function($){$&&de($,$)}),t.__k=null),d=t.__k?I(t,0):null),d=Te(e,se(L)?L:[L],n,t,i,s,r,a,d,g,b),v.__P&&(n.__e=null,d=l),n.__u&=-161,h&&h.some(w),o.__h.length&&a.push(o),1&o.__g&&(o.__g&=-4)}catch($){if(a.length=y,n.__v=null,g||r)if($&&$.then){if(n.__u|=128|g,r){for(~(T=r.indexOf(d||void 0))||(T=r.length);(B=r[T-1])&&B.nodeType==8;)T--;for(;T<r.length;T++)if(B=r[T])if(r[T]=null,E){if(B==he)break}else{if(B.nodeType!=8)break;B.data.startsWith("$s")&&(he=z(E=B))}}if(!E){for(;d&&d.nodeType==8&&d.nextSibling;)d=d.nextSibling;E=d}(l=z(E=n.__c.__z||(n.__c.__z=E)))?(n.__e=E,d=l):n.__e=d,d=d&&d.nextSibling}else r&&r.some(w);else n.__e=t.__e;n.__k||(n.__k=t.__k||[]),$&&$.then||Ie(n),p.__e($,n,t)}}else d=n.__e=un(t.__e,n,t,i,s,r,a,g,b,e);return(l=p.diffed)&&l(n),d}function z(e,n){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var t=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))t++;else if(e.data.startsWith("/$s")&&!--t)return e}n&&n.push(e)}}function Ie(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(Ie))}function Se(e,n,t){for(var i=0;i<t.length;)ae(t[i++],t[i++],t[i++]);p.__c&&p.__c(n,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){p.__e(r,s.__v)}})}function un(e,n,t,i,s,r,a,d,g,b){var l,h,y,o,c,N,f,v,m=t.props||J,A=n.props,C=n.type;if(C=="svg"?s="http://www.w3.org/2000/svg":C=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r){for(l=0;l<r.length;l++)if((c=r[l])&&(C?c.localName==C:c.nodeType==3)){e=c,r[l]=null;break}}if(!e){if(v=b.ownerDocument||document,!C)return v.createTextNode(A);e=v.createElementNS(s,C,A.is?A:b),d&&(p.__m&&p.__m(n,r),d=!1),r=null}if(C){if(b=C=="template"&&e.content||e,r=C=="textarea"&&A.defaultValue!=null?null:r&&$e.call(b.childNodes),!d&&r)for(m={},l=0;l<e.attributes.length;l++)m[(c=e.attributes[l]).name]=c.value;for(l in m)c=m[l],l=="dangerouslySetInnerHTML"?y=c:l=="children"||l in A||l=="value"&&"defaultValue"in A||l=="checked"&&"defaultChecked"in A||F(e,l,null,c,s);for(l in A)c=A[l],l=="children"?o=c:l=="dangerouslySetInnerHTML"?h=c:l=="value"?N=c:l=="checked"?f=c:d&&typeof c!="function"||m[l]===c||F(e,l,c,m[l],s);h?(d||y&&(h.__html==y.__html||h.__html==e.innerHTML)||(e.innerHTML=h.__html),n.__k=[]):(y&&(e.textContent=""),(C=="foreignObject"||s=="http://www.w3.org/1998/Math/MathML"&&sn.test(C))&&(s="http://www.w3.org/1999/xhtml"),Te(b,se(o)?o:[o],n,t,i,s,r,a,r?r[0]:t.__k&&I(t,0),d,g),r&&r.some(w)),d&&C!="textarea"||(l="value",C=="progress"&&N==null?e.removeAttribute(l):N==null||N===e[l]&&(C!="progress"||N)||F(e,l,N,m[l],s),l="checked",f!=null&&f!=e[l]&&F(e,l,f,m[l],s))}else m===A||d&&e.data==A||(e.data=A);return e}function ae(e,n,t,i){try{typeof e=="function"?n?n.__x=e(n)||1:i&&(i=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,typeof n=="function"?n():e(null)):e.current=n}catch(s){p.__e(s,t)}}function de(e,n,t){var i,s,r,a;if(p.unmount&&p.unmount(e),!(i=e.ref)||i.current&&i.current!=e.__e||ae(i,null,n,e),i=e.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(d){p.__e(d,n)}i.__P=i.__n=null}if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&de(i[a],n,typeof e.type!="function"||t&&!e.props.__P);!t&&(i=e.__c)&&(i=i.__z)&&(s=z(i,r=[]))&&(i==e.__e&&r.some(w),w(s),w(i)),t||w(e.__e),e.__e=e.__c=e.__=null}function gn(e,n,t){return this.constructor(e,t)}function Rn(e,n){var t,i,s,r;p.__&&p.__(e,n),n.nodeType==9&&(n=n.documentElement),i=(t=e&&32&e.__u)?null:n.__k,n.__k=M(K,{children:[e]}),s=[],r=[],oe(n,n.__k,i||J,J,n.namespaceURI,i?null:n.firstChild?$e.call(n.childNodes):null,s,i?i.__e:n.firstChild,t,r),Se(s,n.__k,r),n.__k.props.children=null}p={__e:function(e,n,t,i){for(var s,r,a;n=n.__;)if((s=n.__c)&&!(1&s.__g)){s.__g|=4;try{if((a=(r=s.constructor)&&r.getDerivedStateFromError)&&s.setState(r.getDerivedStateFromError(e)),s.componentDidCatch&&(s.componentDidCatch(e,i||{}),a=1),a&&8&s.__g)return void(s.__g|=2)}catch(d){e=d}}throw G=0,e}},xe=0,tn=function(e){return e!=null&&e.constructor===H},j.prototype.setState=function(e,n){var t=this.__s;t&&t!=this.state||(t=this.__s=q({},this.state)),typeof e=="function"&&(e=e(q({},t),this.props)),e&&(q(t,e),this.__v&&(n&&this.__k.push(n),Ce(this)))},j.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ce(this))},j.prototype.render=K,P=[],G=0,Ne=function(e,n){return e.__v.__b-n.__v.__b},U=Symbol(),Ae=/(PointerCapture)$|Capture$/i,re=0,ie={},rn=0;var O,x,le,Re,ue=Object.is,Y=0,We=[],ge=[],k=p,Ee=k.__b,Be=k.__r,we=k.diffed,qe=k.__c,Oe=k.unmount,He=k.__;function Z(e,n){k.__h&&k.__h(x,e,Y||n),Y=0;var t=x.__H||(x.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function S(e){return Y=1,cn(Fe,e)}function cn(e,n,t){var i=Z(O++,2);if(i.t=e,!i.__c&&(i.__=[t?t(n):Fe(void 0,n),function(r){var a=(i.__N||i.__)[0],d=i.t(a,r);ue(a,d)||(i.__N=[d,i.__[1]],i.__c.setState({}))}],i.__c=x,!x.__f)){x.__f=!0;var s=x.shouldComponentUpdate;x.shouldComponentUpdate=function(r,a,d){var g=this.__H;if(!g)return!0;var b=!1,l=this.props!=r;if(g.__.some(function(y){y.__N&&(b=!0,ue(y.__[0],y.__N[0])||(l=!0))}),s){var h=s.call(this,r,a,d);return b?h||l:h}return!b||l}}return i.__}function V(e,n){var t=Z(O++,3);!k.__s&&Le(t.__H,n)&&(t.__P=!0,t.__=e,t.u=n,x.__H.__h.push(t))}function wn(e){return Y=5,bn(function(){return{current:e}},[])}function bn(e,n){var t=Z(O++,7);return Le(t.__H,n)&&(t.__=e(),t.__H=n),t.__}function qn(){var e=Z(O++,11);if(!e.__){for(var n=x.__v;!n.__m&&n.__;)n=n.__;var t=n.__m||(n.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function mn(){var e;do{for(;e=ge.shift();)try{Q(e)}catch(t){k.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=We.shift();){var n=e.__H;if(e.__P&&n)try{n.__h.some(Q),n.__h.some(ce),n.__h=[]}catch(t){n.__h=[],k.__e(t,e.__v)}}}while(ge.length)}k.__b=function(e){x=null,Ee&&Ee(e)},k.__=function(e,n){e&&n.__k&&n.__k.__m&&(e.__m=n.__k.__m),He&&He(e,n)},k.__r=function(e){Be&&Be(e),O=0;var n=(x=e.__c).__H;n&&(le==x?x.__h=[]:(n.__h.some(Q),n.__h.some(ce),O=0),n.__h=[],n.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),le=x},k.diffed=function(e){we&&we(e);var n=e.__c;n&&n.__H&&(n.__H.__h.length&&Ve(We.push(n)),n.__H.__.some(function(t){t.u&&(t.__H=t.u)})),le=x=null},k.__c=function(e,n){n.some(function(t){try{t.__h.some(Q),t.__h=t.__h.filter(function(i){return!i.__||ce(i)})}catch(i){t.__h=[function(){throw i}]}}),qe&&qe(e,n)},k.unmount=function(e){Oe&&Oe(e);var n,t,i=e.__c;i&&i.__H&&(i.__H.__.some(function(s){try{if(s.__P&&s.__c){if(t===void 0){for(t=e.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}s.__P=t,Ve(ge.push(s))}else Q(s)}catch(r){n=r}}),i.__H=void 0,n&&k.__e(n,i.__v))};var Qe=typeof requestAnimationFrame=="function";function pn(e){var n,t=function(){clearTimeout(i),Qe&&cancelAnimationFrame(n),setTimeout(e)},i=setTimeout(t,35);Qe&&(n=requestAnimationFrame(t))}function Ve(e){e!=1&&Re==k.requestAnimationFrame||((Re=k.requestAnimationFrame)||pn)(mn)}function Q(e){var n=x,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),x=n}function ce(e){var n=x;e.__c=e.__(),x=n}function Le(e,n){return!e||e.length!=n.length||n.some(function(t,i){return!ue(t,e[i])})}function Fe(e,n){return typeof n=="function"?n(e):n}var fn=new URL("graphql",document.baseURI),yn=new URL("healthz",document.baseURI),R=class extends Error{constructor(t,i){super(t);this.code=i}},me=class{lost=!1;told=new Set;back;listen(n){return this.told.add(n),()=>this.told.delete(n)}restored(){return this.back??=this.wait().finally(()=>{this.back=void 0}),this.back}async wait(){this.say(!0);for(let n=500;;n=Math.min(n*1.5,8e3)){await new Promise(t=>setTimeout(t,n));try{if((await fetch(yn,{cache:"no-store"})).ok)break}catch{}}this.say(!1)}say(n){this.lost=n;for(let t of this.told)t()}},ee=new me,be="kg-token",pe={get:()=>sessionStorage.getItem(be)??"",set:e=>{e?sessionStorage.setItem(be,e):sessionStorage.removeItem(be)}};async function _n(e,n,t,i=!0){for(;;){let s;try{s=await hn(String(e),n,t)}catch(a){if(t?.aborted||a instanceof R)throw a;if(!i)throw new R("The server did not answer. Look whether the decision was taken before you try again.","UNAVAILABLE");await ee.restored();continue}let r=s.errors?.[0];if(r)throw new R(r.message,r.extensions?.code??"INTERNAL");if(!s.data)throw new R("The server gave an empty answer.","INTERNAL");return s.data}}async function hn(e,n,t){let i={"Content-Type":"application/json",Accept:"application/json"},s=pe.get();s&&(i.Authorization=`Bearer ${s}`);let r=await fetch(fn,{method:"POST",headers:i,signal:t,body:JSON.stringify({query:e,variables:n})});if(r.status===502||r.status===504)throw new Error("a proxy without a server behind it");return await r.json()}function Qn(e,n){let t=JSON.stringify(n),[i,s]=S({}),[r,a]=S(0);V(()=>{if(n===null)return;let g=new AbortController;return _n(e,n,g.signal).then(b=>!g.signal.aborted&&s({key:t,data:b}),b=>!g.signal.aborted&&s({key:t,error:vn(b)})),()=>g.abort()},[t,r]);let d=i.key===t;return{data:d?i.data:void 0,error:d?i.error:void 0,waiting:n!==null&&!d,again:()=>a(r+1)}}function vn(e){return e instanceof R?e:new R(String(e),"INTERNAL")}function Vn(){let[e,n]=S(ee.lost);return V(()=>ee.listen(()=>n(ee.lost)),[]),e}function Ue(e){let[n="",t=""]=e.replace(/^#?\/?/,"").split("?",2),[i="",...s]=n.split("/");return{page:i,id:Cn(s.join("/")),params:new URLSearchParams(t)}}function Cn(e){try{return decodeURIComponent(e)}catch{return e}}function fe(e,n="",t={}){let i=new URLSearchParams;for(let[r,a]of Object.entries(t))a!==void 0&&a!==""&&a!==!1&&i.set(r,String(a));let s=i.toString();return`#/${e}${n?"/"+encodeURIComponent(n).replaceAll("%3A",":"):""}${s?"?"+s:""}`}function Fn(e){location.hash=e}function Un(e){history.replaceState(null,"",e)}function Mn(){let[e,n]=S(()=>Ue(location.hash));return V(()=>{let t=()=>n(Ue(location.hash));return addEventListener("hashchange",t),()=>removeEventListener("hashchange",t)},[]),e}function jn(e){switch(e.kind){case"DOCUMENT":return fe("document",e.id);case"REFERENCE":case"CITATION":if(e.document&&e.span)return ye(e.document.id,e.span)}return fe("thing",e.id)}function ye(e,n){return fe("document",e,{at:`${n.start}-${n.end}`})}var kn={DOCUMENT:["document","documents"],WORK:["work","works"],REFERENCE:["bibliography entry","bibliography entries"],CITATION:["citation","citations"],ACTOR:["actor","actors"],EVENT:["event","events"],POLICY:["policy","policies"]};function Gn(e,n=1){return kn[e]?.[n===1?0:1]??"something else"}function Jn(e,n,t=n+"s"){return`${e.toLocaleString("en")} ${e===1?n:t}`}var xn={EMBODIES:["is a copy of","is held as"],LISTS:["lists","is listed by"],DESCRIBES:["describes","is described by"],MAKES:["cites in","is made by"],POINTS_TO:["points to","is pointed to by"],CITES:["cites","is cited by"],VERSION_OF:["is a version of","has the version"],RETRACTS:["retracts","is retracted by"],CORRECTS:["corrects","is corrected by"],MENTIONS:["names","is named in"],EXPLAINS:["explains","is explained by"],DISPUTES:["disputes","is disputed by"],REPORTS:["reports","is reported by"],DISCUSSES:["discusses","is discussed by"],PARTICIPATED_IN:["took part in","had as participant"],INITIATED:["initiated","was initiated by"],SIGNED:["signed","was signed by"],ADOPTED:["adopted","was adopted by"],OPPOSED:["opposed","was opposed by"],CAUSED:["caused","was caused by"],LED_TO:["led to","followed from"],PRECEDED:["came before","came after"],MEMBER_OF:["belongs to","has the member"],LEADS:["leads","is led by"],SUCCEEDED:["took the place of","was succeeded by"],ALLIED_WITH:["is allied with","is allied with"],PART_OF:["is part of","has the part"]};function Xn(e,n=!0){return xn[e]?.[n?0:1]??e.toLowerCase().replaceAll("_"," ")}function Me(e){return`${Math.round(e*100)} %`}var Nn=["January","February","March","April","May","June","July","August","September","October","November","December"];function Yn(e){let[n="",t]=e.split("/",2);return t===void 0?W(n):n===""||n===".."?`until ${W(t)}`:t===""||t===".."?`from ${W(n)}`:`${W(n)} – ${W(t)}`}function W(e){let n=/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(e);if(!n)return/^\d{3}X$/.test(e)?e.slice(0,3)+"0s":e;let[,t="",i,s,r]=n,a=i?Nn[Number(i)-1]:void 0;if(i&&!a)return e;let d=[s&&String(Number(s)),a,t].filter(Boolean).join(" ");return r?`${r==="?"?"perhaps":"about"} ${d}`:d}var An=Symbol.for("pv"),$n=0;function u(e,n,t,i,s,r){n||(n={});var a,d,g=n;if("ref"in g&&typeof e!="function")for(d in g={},n)d=="ref"?a=n[d]:g[d]=n[d];var b={type:e,props:g,key:t,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:An,__v:--$n,__i:-1,__u:0};return(s||r)&&(b.__source=s,b.__self=r),p.vnode&&p.vnode(b),b}function je(e){return null}function Kn({confidence:e}){return u("span",{class:"sure",title:"How sure the reading is",children:[u("meter",{min:0,max:1,value:e,"aria-hidden":"true"}),Me(e),u("span",{class:"unseen",children:" sure"})]})}function Dn({hedged:e,negated:n}){return u(K,{children:[n&&u("span",{class:"mark denied",title:"The passage denies it",children:"denied"}),e&&u("span",{class:"mark hedged",title:"Said with reserve: may, seems, is said to",children:"hedged"})]})}function Tn({of:e,reviewed:n}){let t=e.document;return u("figure",{class:"quote",children:[u("blockquote",{dir:"auto",children:e.quote}),u("figcaption",{children:[t&&u("a",{href:ye(t.id,e.span),title:"Read it in its document",children:u("cite",{dir:"auto",children:t.label})}),e.section&&u("span",{children:["section ",u("bdi",{children:e.section})]}),e.citation&&u("span",{children:["citing ",u("bdi",{children:e.citation.text}),e.citation.status!=="RESOLVED"&&u("span",{class:"mark hedged",children:e.citation.status.toLowerCase()})]}),e.voices.length>2&&u("span",{children:["as told by ",e.voices.join(", who quotes ")]}),u(Kn,{confidence:e.confidence}),u(Dn,{hedged:e.hedged}),e.verdict&&u("span",{class:"mark",children:e.verdict==="REJECT"?"rejected by a reader":"accepted by a reader"}),t&&u(je,{evidence:e.id,document:t.id,verdict:e.verdict,done:n})]})]})}function at({of:e,count:n,reviewed:t}){let i=(n??e.length)-e.length;return u(K,{children:[e.map(s=>u(Tn,{of:s,reviewed:t},s.id)),i>0&&u("p",{class:"aside",children:["and ",i," more ",i===1?"passage":"passages"]})]})}function ze({children:e}){return u("p",{class:"notice",role:"status",children:e})}function Ge({says:e,done:n}){let[t,i]=S("");return u("form",{class:"failed",onSubmit:s=>{s.preventDefault(),pe.set(t.trim()),n()},children:[u("p",{role:"alert",children:e}),u("label",{children:["Your token"," ",u("input",{type:"password",autocomplete:"off",value:t,onInput:s=>i(s.currentTarget.value)})]})," ",u("button",{type:"submit",children:"Use it in this tab"})]})}function ft({to:e,children:n}){if(e.error){let{code:t,message:i}=e.error;return t==="UNAUTHENTICATED"||t==="FORBIDDEN"?u(Ge,{says:i,done:e.again}):u("div",{class:"failed",role:"alert",children:[u("p",{children:i}),u("button",{type:"button",onClick:e.again,children:"Try again"})]})}return e.data===void 0?e.waiting?u(ze,{children:"Looking …"}):null:u(K,{children:n(e.data)})}var _=class extends String{__apiType;value;__meta__;constructor(n,t){super(n),this.value=n,this.__meta__=t}toString(){return this.value}},ht=new _(`
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
    `,{fragmentName:"Passage"}),vt=new _(`
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
}`,{fragmentName:"ToWork"}),Ct=new _(`
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
}`,{fragmentName:"ToHappening"}),kt=new _(`
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
}`,{fragmentName:"ToEntity"}),xt=new _(`
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
}`,{fragmentName:"ToActor"}),Nt=new _(`
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
}`,{fragmentName:"ToDocument"}),At=new _(`
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
}`,{fragmentName:"ToReference"}),$t=new _(`
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
}`),Kt=new _(`
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
    `),Dt=new _(`
    query DocumentText($id: ID!, $start: Int!, $length: Int!) {
  document(id: $id) {
    text(start: $start, length: $length)
  }
}
    `),Tt=new _(`
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
    `),Pt=new _(`
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
    `),It=new _(`
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
    `),St=new _(`
    query Around($around: [ID!]!, $depth: Int! = 1, $limit: Int! = 60, $relations: [Relation!], $kinds: [NodeKind!], $minConfidence: Float! = 0) {
  subgraph(
    around: $around
    depth: $depth
    limit: $limit
    relations: $relations
    kinds: $kinds
    minConfidence: $minConfidence
    negated: true
  ) {
    cut
    nodes {
      distance
      node {
        id
        kind
        label
        ... on Happening {
          date
        }
        ... on Work {
          date
          year
        }
      }
    }
    edges {
      id
      relation
      from
      to
      confidence
      hedged
      negated
      date
      evidenceCount
      evidence(first: 2) {
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
}`),Rt=new _(`
    query WorkCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Work {
      explains(first: 1, negated: true) {
        totalCount
      }
      disputes(first: 1, negated: true) {
        totalCount
      }
      reports(first: 1, negated: true) {
        totalCount
      }
      discusses(first: 1, negated: true) {
        totalCount
      }
      cites(first: 1, negated: true) {
        totalCount
      }
      citedBy(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `),Et=new _(`
    query HappeningCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Happening {
      explainedBy(first: 1, negated: true) {
        totalCount
      }
      disputedBy(first: 1, negated: true) {
        totalCount
      }
      reportedBy(first: 1, negated: true) {
        totalCount
      }
      discussedBy(first: 1, negated: true) {
        totalCount
      }
      participants(first: 1, negated: true) {
        totalCount
      }
      causedBy(first: 1, negated: true) {
        totalCount
      }
      causes(first: 1, negated: true) {
        totalCount
      }
      ledToBy(first: 1, negated: true) {
        totalCount
      }
      ledTo(first: 1, negated: true) {
        totalCount
      }
      parts(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `),Bt=new _(`
    query ActorCounts($id: ID!) {
  node(id: $id) {
    label
    ... on Actor {
      participatedIn(first: 1, negated: true) {
        totalCount
      }
      initiated(first: 1, negated: true) {
        totalCount
      }
      signed(first: 1, negated: true) {
        totalCount
      }
      adopted(first: 1, negated: true) {
        totalCount
      }
      opposed(first: 1, negated: true) {
        totalCount
      }
      members(first: 1, negated: true) {
        totalCount
      }
      causes(first: 1, negated: true) {
        totalCount
      }
    }
  }
}
    `),wt=new _(`
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
    `),qt=new _(`
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
    `),Ot=new _(`
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
    `),Ht=new _(`
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
}`),Qt=new _(`
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
}`),Vt=new _(`
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
}`),Wt=new _(`
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
}`),Lt=new _(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    kind
    label
  }
}
    `);export{Pn as a,In as b,K as c,Rn as d,S as e,V as f,wn as g,bn as h,qn as i,_n as j,Qn as k,vn as l,Vn as m,fe as n,Fn as o,Un as p,Mn as q,jn as r,ye as s,Gn as t,Jn as u,Xn as v,Yn as w,u as x,Kn as y,Dn as z,at as A,ze as B,ft as C,$t as D,Kt as E,Dt as F,Tt as G,Pt as H,It as I,St as J,Rt as K,Et as L,Bt as M,wt as N,qt as O,Ot as P,Ht as Q,Qt as R,Vt as S,Wt as T,Lt as U};
