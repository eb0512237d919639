var gn=Object.create;var xe=Object.defineProperty;var cn=Object.getOwnPropertyDescriptor;var bn=Object.getOwnPropertyNames;var mn=Object.getPrototypeOf,pn=Object.prototype.hasOwnProperty;var Un=(e,n)=>()=>(n||e((n={exports:{}}).exports,n),n.exports);var fn=(e,n,t,i)=>{if(n&&typeof n=="object"||typeof n=="function")for(let r of bn(n))!pn.call(e,r)&&r!==t&&xe(e,r,{get:()=>n[r],enumerable:!(i=cn(n,r))||i.enumerable});return e};var Wn=(e,n,t)=>(t=e!=null?gn(mn(e)):{},fn(n||!e||!e.__esModule?xe(t,"default",{value:e,enumerable:!0}):t,e));var f,$e,yn,R,se,X,Ke,j,De,ae,oe,_n,V=Symbol.for("pv"),Y={},Z=[],hn=/^m(i|n|o|s|text|space)$/,de=Array.isArray,Te=Z.slice,O=Object.assign;function q(e){e&&e.parentNode&&e.remove()}function J(e,n,t,i,r){var s={type:e,props:n,key:t,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:V,__v:r||++$e,__i:-1,__u:0};return!r&&f.vnode&&f.vnode(s),s}function $(e){return e.children}function z(e,n){this.props=e,this.context=n,this.__g=0}function w(e,n){if(n==null)return e.__&&w(e.__,e.__i+1);for(var t;n<e.__k.length;n++)if((t=e.__k[n])&&t.__e)return t.__e;return typeof e.type!="function"||e.props.__P?null:w(e)}function vn(e){var n,t=e.__v,i=t.__e,r=[],s=[],a=e.__P;a&&((n=O({constructor:V},t)).__v=t.__v+1,f.vnode&&f.vnode(n),le(a,n,t,e.__n,a.namespaceURI,32&t.__u?[i]:null,r,i||w(t),32&t.__u,s),n.__v=t.__v,n.__.__k[n.__i]=n,Ee(r,n,s),t.__=t.__e=null,n.__e!=i&&Pe(n))}function Pe(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(n){return n&&(e.__e=n.__e)}),Pe(e)}function Ne(e){(8&e.__g||(e.__g|=8,R.push(e),X++))&&se==f.debounceRendering||((se=f.debounceRendering)||queueMicrotask)(Ie)}function Ie(){try{for(var e,n=1;R.length;)R.length>n&&R.sort(Ke),e=R.shift(),n=R.length,8&e.__g&&vn(e)}finally{(X=R.length)&&(se||queueMicrotask)(Ie)}}function Se(e,n,t,i,r,s,a,d,g,c,l){var _,h,o,b,N,y,v=i.__k||Z,m=n.length;for(g=Cn(t,n,v,g,m),_=0;_<m;_++)(o=t.__k[_])!=null&&(h=~o.__i&&v[o.__i]||Y,o.__i=_,y=le(e,o,h,r,s,a,d,g,c,l),b=o.__e,(h.ref!=o.ref||8&h.__u)&&(h.ref&&ue(h.ref,null,o,h),o.ref&&l.push(o.ref,o.__c||b,o)),N=N||b,4&o.__u?(g=Re(o,g,e,!h.__v),h.__e&&(h.__e=null)):typeof o.type=="function"&&y!==void 0?g=y:b&&(g=b.nextSibling),o.__u&=-21);return t.__e=N,g}function Cn(e,n,t,i,r){var s,a,d,g,c,l,_,h,o,b=t.length,N=b,y=0,v=0,m=e.__k=Array(r);for(s=0;s<r;s++)(a=n[s])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=m[s]=J(null,a):de(a)?a=m[s]=J($,{children:a}):a.constructor===V&&a.__b?a=m[s]=J(a.type,a.props,a.key,a.ref,a.__v):m[s]=a,g=s+y,a.__=e,a.__b=e.__b+1,d=null,~(c=a.__i=kn(a,t,g,N))&&(N--,(d=t[c])&&(d.__u|=2)),d&&d.__v?(a.__u|=16,c==g-1?y--:c==g+1?y++:c!=g&&(c>g?y--:y++,v=1)):(~c||(r>b?y--:r<b&&y++),typeof a.type!="function"&&(a.__u|=4))):m[s]=null;if(v){for(l=[],_=[],s=0;s<r;s++)if((a=m[s])&&16&a.__u){for(y=0,h=l.length;y<h;)l[o=y+h>>1]<a.__i?y=o+1:h=o;l[y]=a.__i,_[s]=y+1}for(y=l.length;s--;)_[s]&&(_[s]==y?y--:m[s].__u|=4)}if(N)for(s=0;s<b;s++)!(d=t[s])||2&d.__u||(d.__e==i&&(i=w(d)),ge(d,d));return i}function Re(e,n,t,i){var r,s,a,d;if(typeof e.type=="function"){if(e.props.__P)return n;if(r=e.__k)for(s=0;s<r.length;s++)r[s]&&(r[s].__=e,n=Re(r[s],n,t,!1));return n}for(n&&!n.parentNode&&(n=w(e))&&!n.parentNode&&(n=null),a=e.__e,d=n;d&&d.nodeType==8;)d=d.nextSibling;for(a!=d&&(!i&&t.moveBefore&&a.parentNode?t.moveBefore(a,n):t.insertBefore(a,n||null)),n=a;(n=n&&n.nextSibling)&&n.nodeType==8&&!n.data.startsWith("$s"););return n}function kn(e,n,t,i){var r,s=e.key,a=e.type,d=n[t],g=d&&!(2&d.__u);if(d===null&&s==null||g&&s==d.key&&a==d.type)return t;if(i>(g?1:0)){for(r=t-1;r>=0;r--)if((d=n[r])&&!(2&d.__u)&&s==d.key&&a==d.type)return r;for(r=t+1;r<n.length;r++)if((d=n[r])&&!(2&d.__u)&&s==d.key&&a==d.type)return r}return-1}function Ae(e,n,t){t==null&&(t=""),n[0]=="-"?e.setProperty(n,t):e[n]=t}function F(e,n,t,i,r){var s,a;if(n=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof i=="string"&&(e.style.cssText=i=""),i)for(n in i)t&&n in t||Ae(e.style,n);if(t)for(n in t)i&&t[n]==i[n]||Ae(e.style,n,t[n])}else if(n[0]=="o"&&n[1]=="n")typeof t!="function"&&(t=null),typeof i!="function"&&(i=null),(e.__e||(e.__e={}))[n]=t,t&&i||(a=oe[n]||(oe[n]=xn(n)),(e.__a||(e.__a={}))[n]=ae,s=n!=(n=n.replace(De,"$1")),(n=n.slice(2))[0]<"a"&&(n=n.toLowerCase()),t?e.addEventListener(n,a,s):e.removeEventListener(n,a,s));else{if(r=="http://www.w3.org/2000/svg")n=n.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(n!="width"&&n!="height"&&n!="href"&&n!="list"&&n!="form"&&n!="tabIndex"&&n!="download"&&n!="rowSpan"&&n!="colSpan"&&n!="role"&&n!="popover"&&n in e)try{return void(e[n]=t??"")}catch{}if(typeof t=="function")return;t==null||t===!1&&n[4]!="-"?e.removeAttribute(n):e.setAttribute(n,n=="popover"&&t==1?"":t)}}function xn(e){return function(n){var t=this.__e;if(t){if(t=t[e],n[j]==null)n[j]=ae++;else if(n[j]<this.__a[e])return;return t(f.event?f.event(n):n)}}}function le(e,n,t,i,r,s,a,d,g,c){var l,_,h,o,b,N,y,v,m,A,C,re,Ce,L,E,ke,S,B,P=n.type;if(n.constructor!==V)return null;128&t.__u&&(g=32&t.__u,l=t.__c.__z)&&(n.__u|=g,_=s=[],l.nodeType==8?d=G(l,s):s.push(l),d=s[0]||d),(l=f.__b)&&l(n);e:if(typeof P=="function"){h=a.length;try{if(v=n.props,m=(l=P.prototype)&&l.render,A=(l=P.contextType)&&i[l.__c],C=l?A?A.props.value:l.__:i,(o=t.__c)?(n.__c=o,2&o.__g&&(o.__g|=1)):(m?n.__c=o=new P(v,C):(n.__c=o=new z(v,C),o.constructor=P,o.render=An),A&&A.sub(o),o.state||(o.state={}),o.__n=i,o.__g|=8,o.__h=[],o.__k=[]),m&&(o.__s||(o.__s=o.state),P.getDerivedStateFromProps&&(o.__s==o.state&&(o.__s=O({},o.__s)),O(o.__s,P.getDerivedStateFromProps(v,o.__s)))),b=o.props,N=o.state,o.__v=n,t.__c){if(v!==b&&m&&!P.getDerivedStateFromProps&&o.componentWillReceiveProps&&o.componentWillReceiveProps(v,C),n.__v==t.__v&&!(8&o.__g)||!(4&o.__g)&&o.shouldComponentUpdate&&o.shouldComponentUpdate(v,o.__s,C)===!1){n.__v!=t.__v&&(o.props=v,o.state=o.__s,o.__g&=-9),n.__e=t.__e,n.__k=t.__k,n.__k.some(function(K){K&&(K.__=n)}),Z.push.apply(o.__h,o.__k),o.__k=[],o.__h.length&&a.push(o),d=w(t);break e}o.componentWillUpdate&&o.componentWillUpdate(v,o.__s,C),m&&o.componentDidUpdate&&o.__h.push(function(){o.componentDidUpdate(b,N,y)})}else m&&!P.getDerivedStateFromProps&&o.componentWillMount&&o.componentWillMount(),m&&o.componentDidMount&&o.__h.push(o.componentDidMount);o.context=C,o.props=v,o.__P=e,o.__g&=-5,re=f.__r,Ce=m?25:0;do o.__g&=-9,re&&re(n),l=o.render(o.props,o.state=o.__s,o.context);while(8&o.__g&&++Ce<25);m&&(Z.push.apply(o.__h,o.__k),o.__k=[]),o.state=o.__s,o.getChildContext&&(i=O({},i,o.getChildContext())),m&&t.__c&&o.getSnapshotBeforeUpdate&&(y=o.getSnapshotBeforeUpdate(b,N)),L=l&&l.type===$&&l.key==null?l.props.children:l,v.__P&&(l=d,r=(e=v.__P).namespaceURI,g=s=null,t.props&&t.props.__P!=e&&(t.__k.some(function(K){K&&ge(K,K)}),t.__k=null),d=t.__k?w(t,0):null),d=Se(e,de(L)?L:[L],n,t,i,r,s,a,d,g,c),v.__P&&(n.__e=null,d=l),n.__u&=-161,_&&_.some(q),o.__h.length&&a.push(o),1&o.__g&&(o.__g&=-4)}catch(K){if(a.length=h,n.__v=null,g||s)if(K&&K.then){if(n.__u|=128|g,s){for(~(S=s.indexOf(d||void 0))||(S=s.length);(B=s[S-1])&&B.nodeType==8;)S--;for(;S<s.length;S++)if(B=s[S])if(s[S]=null,E){if(B==ke)break}else{if(B.nodeType!=8)break;B.data.startsWith("$s")&&(ke=G(E=B))}}if(!E){for(;d&&d.nodeType==8&&d.nextSibling;)d=d.nextSibling;E=d}(l=G(E=n.__c.__z||(n.__c.__z=E)))?(n.__e=E,d=l):n.__e=d,d=d&&d.nextSibling}else s&&s.some(q);else n.__e=t.__e;n.__k||(n.__k=t.__k||[]),K&&K.then||we(n),f.__e(K,n,t)}}else d=n.__e=Nn(t.__e,n,t,i,r,s,a,g,c,e);return(l=f.diffed)&&l(n),d}function G(e,n){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var t=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))t++;else if(e.data.startsWith("/$s")&&!--t)return e}n&&n.push(e)}}function we(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(we))}function Ee(e,n,t){for(var i=0;i<t.length;)ue(t[i++],t[i++],t[i++]);f.__c&&f.__c(n,e),e.some(function(r){try{e=r.__h,r.__h=[],e.some(function(s){s.call(r)})}catch(s){f.__e(s,r.__v)}})}function Nn(e,n,t,i,r,s,a,d,g,c){var l,_,h,o,b,N,y,v,m=t.props||Y,A=n.props,C=n.type;if(C=="svg"?r="http://www.w3.org/2000/svg":C=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s){for(l=0;l<s.length;l++)if((b=s[l])&&(C?b.localName==C:b.nodeType==3)){e=b,s[l]=null;break}}if(!e){if(v=c.ownerDocument||document,!C)return v.createTextNode(A);e=v.createElementNS(r,C,A.is?A:c),d&&(f.__m&&f.__m(n,s),d=!1),s=null}if(C){if(c=C=="template"&&e.content||e,s=C=="textarea"&&A.defaultValue!=null?null:s&&Te.call(c.childNodes),!d&&s)for(m={},l=0;l<e.attributes.length;l++)m[(b=e.attributes[l]).name]=b.value;for(l in m)b=m[l],l=="dangerouslySetInnerHTML"?h=b:l=="children"||l in A||l=="value"&&"defaultValue"in A||l=="checked"&&"defaultChecked"in A||F(e,l,null,b,r);for(l in A)b=A[l],l=="children"?o=b:l=="dangerouslySetInnerHTML"?_=b:l=="value"?N=b:l=="checked"?y=b:d&&typeof b!="function"||m[l]===b||F(e,l,b,m[l],r);_?(d||h&&(_.__html==h.__html||_.__html==e.innerHTML)||(e.innerHTML=_.__html),n.__k=[]):(h&&(e.textContent=""),(C=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&hn.test(C))&&(r="http://www.w3.org/1999/xhtml"),Se(c,de(o)?o:[o],n,t,i,r,s,a,s?s[0]:t.__k&&w(t,0),d,g),s&&s.some(q)),d&&C!="textarea"||(l="value",C=="progress"&&N==null?e.removeAttribute(l):N==null||N===e[l]&&(C!="progress"||N)||F(e,l,N,m[l],r),l="checked",y!=null&&y!=e[l]&&F(e,l,y,m[l],r))}else m===A||d&&e.data==A||(e.data=A);return e}function ue(e,n,t,i){try{typeof e=="function"?n?n.__x=e(n)||1:i&&(i=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,typeof n=="function"?n():e(null)):e.current=n}catch(r){f.__e(r,t)}}function ge(e,n,t){var i,r,s,a;if(f.unmount&&f.unmount(e),!(i=e.ref)||i.current&&i.current!=e.__e||ue(i,null,n,e),i=e.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(d){f.__e(d,n)}i.__P=i.__n=null}if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&ge(i[a],n,typeof e.type!="function"||t&&!e.props.__P);!t&&(i=e.__c)&&(i=i.__z)&&(r=G(i,s=[]))&&(i==e.__e&&s.some(q),q(r),q(i)),t||q(e.__e),e.__e=e.__c=e.__=null}function An(e,n,t){return this.constructor(e,t)}function Fn(e,n){var t,i,r,s;f.__&&f.__(e,n),n.nodeType==9&&(n=n.documentElement),i=(t=e&&32&e.__u)?null:n.__k,n.__k=J($,{children:[e]}),r=[],s=[],le(n,n.__k,i||Y,Y,n.namespaceURI,i?null:n.firstChild?Te.call(n.childNodes):null,r,i?i.__e:n.firstChild,t,s),Ee(r,n.__k,s),n.__k.props.children=null}f={__e:function(e,n,t,i){for(var r,s,a;n=n.__;)if((r=n.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(s=r.constructor)&&s.getDerivedStateFromError)&&r.setState(s.getDerivedStateFromError(e)),r.componentDidCatch&&(r.componentDidCatch(e,i||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(d){e=d}}throw X=0,e}},$e=0,yn=function(e){return e!=null&&e.constructor===V},z.prototype.setState=function(e,n){var t=this.__s;t&&t!=this.state||(t=this.__s=O({},this.state)),typeof e=="function"&&(e=e(O({},t),this.props)),e&&(O(t,e),this.__v&&(n&&this.__k.push(n),Ne(this)))},z.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ne(this))},z.prototype.render=$,R=[],X=0,Ke=function(e,n){return e.__v.__b-n.__v.__b},j=Symbol(),De=/(PointerCapture)$|Capture$/i,ae=0,oe={},_n=0;var H,x,ce,Be,be=Object.is,ee=0,Le=[],me=[],k=f,qe=k.__b,Oe=k.__r,He=k.diffed,Qe=k.__c,Me=k.unmount,Ve=k.__;function ne(e,n){k.__h&&k.__h(x,e,ee||n),ee=0;var t=x.__H||(x.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function D(e){return ee=1,$n(Je,e)}function $n(e,n,t){var i=ne(H++,2);if(i.t=e,!i.__c&&(i.__=[t?t(n):Je(void 0,n),function(s){var a=(i.__N||i.__)[0],d=i.t(a,s);be(a,d)||(i.__N=[d,i.__[1]],i.__c.setState({}))}],i.__c=x,!x.__f)){x.__f=!0;var r=x.shouldComponentUpdate;x.shouldComponentUpdate=function(s,a,d){var g=this.__H;if(!g)return!0;var c=!1,l=this.props!=s;if(g.__.some(function(h){h.__N&&(c=!0,be(h.__[0],h.__N[0])||(l=!0))}),r){var _=r.call(this,s,a,d);return c?_||l:_}return!c||l}}return i.__}function T(e,n){var t=ne(H++,3);!k.__s&&je(t.__H,n)&&(t.__P=!0,t.__=e,t.u=n,x.__H.__h.push(t))}function Fe(e){return ee=5,Kn(function(){return{current:e}},[])}function Kn(e,n){var t=ne(H++,7);return je(t.__H,n)&&(t.__=e(),t.__H=n),t.__}function zn(){var e=ne(H++,11);if(!e.__){for(var n=x.__v;!n.__m&&n.__;)n=n.__;var t=n.__m||(n.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Dn(){var e;do{for(;e=me.shift();)try{U(e)}catch(t){k.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=Le.shift();){var n=e.__H;if(e.__P&&n)try{n.__h.some(U),n.__h.some(pe),n.__h=[]}catch(t){n.__h=[],k.__e(t,e.__v)}}}while(me.length)}k.__b=function(e){x=null,qe&&qe(e)},k.__=function(e,n){e&&n.__k&&n.__k.__m&&(e.__m=n.__k.__m),Ve&&Ve(e,n)},k.__r=function(e){Oe&&Oe(e),H=0;var n=(x=e.__c).__H;n&&(ce==x?x.__h=[]:(n.__h.some(U),n.__h.some(pe),H=0),n.__h=[],n.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})),ce=x},k.diffed=function(e){He&&He(e);var n=e.__c;n&&n.__H&&(n.__H.__h.length&&We(Le.push(n)),n.__H.__.some(function(t){t.u&&(t.__H=t.u)})),ce=x=null},k.__c=function(e,n){n.some(function(t){try{t.__h.some(U),t.__h=t.__h.filter(function(i){return!i.__||pe(i)})}catch(i){t.__h=[function(){throw i}]}}),Qe&&Qe(e,n)},k.unmount=function(e){Me&&Me(e);var n,t,i=e.__c;i&&i.__H&&(i.__H.__.some(function(r){try{if(r.__P&&r.__c){if(t===void 0){for(t=e.__;t&&(!t.__c||!t.__c.__P);)t=t.__;t=t&&t.__c}r.__P=t,We(me.push(r))}else U(r)}catch(s){n=s}}),i.__H=void 0,n&&k.__e(n,i.__v))};var Ue=typeof requestAnimationFrame=="function";function Tn(e){var n,t=function(){clearTimeout(i),Ue&&cancelAnimationFrame(n),setTimeout(e)},i=setTimeout(t,35);Ue&&(n=requestAnimationFrame(t))}function We(e){e!=1&&Be==k.requestAnimationFrame||((Be=k.requestAnimationFrame)||Tn)(Dn)}function U(e){var n=x,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),x=n}function pe(e){var n=x;e.__c=e.__(),x=n}function je(e,n){return!e||e.length!=n.length||n.some(function(t,i){return!be(t,e[i])})}function Je(e,n){return typeof n=="function"?n(e):n}var Pn=new URL("graphql",document.baseURI),In=new URL("healthz",document.baseURI),I=class extends Error{constructor(t,i){super(t);this.code=i}},ye=class{lost=!1;told=new Set;back;listen(n){return this.told.add(n),()=>this.told.delete(n)}restored(){return this.back??=this.wait().finally(()=>{this.back=void 0}),this.back}async wait(){this.say(!0);for(let n=500;;n=Math.min(n*1.5,8e3)){await new Promise(t=>setTimeout(t,n));try{if((await fetch(In,{cache:"no-store"})).ok)break}catch{}}this.say(!1)}say(n){this.lost=n;for(let t of this.told)t()}},te=new ye,fe="kg-token",Q={get:()=>sessionStorage.getItem(fe)??"",set:e=>{e?sessionStorage.setItem(fe,e):sessionStorage.removeItem(fe)}};async function M(e,n,t,i=!0){for(;;){let r;try{r=await Sn(String(e),n,t)}catch(a){if(t?.aborted||a instanceof I)throw a;if(!i)throw new I("The server did not answer. Look whether the decision was taken before you try again.","UNAVAILABLE");await te.restored();continue}let s=r.errors?.[0];if(s)throw new I(s.message,s.extensions?.code??"INTERNAL");if(!r.data)throw new I("The server gave an empty answer.","INTERNAL");return r.data}}async function Sn(e,n,t){let i={"Content-Type":"application/json",Accept:"application/json",...ze()},r=await fetch(Pn,{method:"POST",headers:i,signal:t,body:JSON.stringify({query:e,variables:n})});if(r.status===502||r.status===504)throw new Error("a proxy without a server behind it");return await r.json()}function ze(){let e=Q.get();return e?{Authorization:`Bearer ${e}`}:{}}async function Yn(e){let n=await fetch(new URL(e,document.baseURI),{headers:ze()});if(n.ok)return n;let{errors:t}=await n.json().catch(()=>({})),i=t?.[0];throw new I(i?.message??`The server answered ${n.status}.`,i?.extensions?.code??"INTERNAL")}function Zn(e,n){let t=JSON.stringify(n),[i,r]=D({}),[s,a]=D(0);T(()=>{if(n===null)return;let g=new AbortController;return M(e,n,g.signal).then(c=>!g.signal.aborted&&r({key:t,data:c}),c=>!g.signal.aborted&&r({key:t,error:ie(c)})),()=>g.abort()},[t,s]);let d=i.key===t;return{data:d?i.data:void 0,error:d?i.error:void 0,waiting:n!==null&&!d,again:()=>a(g=>g+1)}}function ie(e){return e instanceof I?e:new I(String(e),"INTERNAL")}function et(){let[e,n]=D(te.lost);return T(()=>te.listen(()=>n(te.lost)),[]),e}var Rn=Symbol.for("pv"),wn=0;function u(e,n,t,i,r,s){n||(n={});var a,d,g=n;if("ref"in g&&typeof e!="function")for(d in g={},n)d=="ref"?a=n[d]:g[d]=n[d];var c={type:e,props:g,key:t,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Rn,__v:--wn,__i:-1,__u:0};return(r||s)&&(c.__source=r,c.__self=s),f.vnode&&f.vnode(c),c}var Ge=!1;function Xe({says:e}){let n=Fe(null);return T(()=>{document.title=`${e} · kg`,Ge&&(/[?&]at=/.test(location.hash)||scrollTo({top:0,behavior:"instant"}),n.current?.focus({preventScroll:!0})),Ge=!0},[e]),u("h1",{tabIndex:-1,dir:"auto",ref:n,children:e})}var p=class extends String{__apiType;value;__meta__;constructor(n,t){super(n),this.value=n,this.__meta__=t}toString(){return this.value}},dt=new p(`
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
    `,{fragmentName:"Passage"}),lt=new p(`
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
}`,{fragmentName:"ToWork"}),ut=new p(`
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
}`,{fragmentName:"ToHappening"}),gt=new p(`
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
}`,{fragmentName:"ToEntity"}),ct=new p(`
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
}`,{fragmentName:"ToActor"}),bt=new p(`
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
}`,{fragmentName:"ToDocument"}),mt=new p(`
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
}`,{fragmentName:"ToReference"}),pt=new p(`
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
}`),ft=new p(`
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
    `),yt=new p(`
    query DocumentText($id: ID!, $start: Int!, $length: Int!) {
  document(id: $id) {
    text(start: $start, length: $length)
  }
}
    `),_t=new p(`
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
          candidates(first: 20) {
            edges {
              node {
                id
              }
            }
          }
        }
      }
    }
  }
}
    `),ht=new p(`
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
    `),vt=new p(`
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
    `),Ct=new p(`
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
}`),kt=new p(`
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
    `),xt=new p(`
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
    `),Nt=new p(`
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
    `),At=new p(`
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
    `),Ye=new p(`
    query MayCorrect {
  mayCorrect
}
    `),Ze=new p(`
    mutation Accept($document: ID!, $evidence: ID!) {
  accept(document: $document, evidence: $evidence) {
    id
    summary
    who
  }
}
    `),en=new p(`
    mutation Reject($document: ID!, $evidence: ID!) {
  reject(document: $document, evidence: $evidence) {
    id
    summary
    who
  }
}
    `),nn=new p(`
    mutation Undo($decision: ID!) {
  undo(decision: $decision) {
    id
    summary
    who
  }
}
    `),$t=new p(`
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
    `),Kt=new p(`
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
    `),Dt=new p(`
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
}`),Tt=new p(`
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
}`),Pt=new p(`
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
}`),It=new p(`
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
}`),St=new p(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    kind
    label
  }
}
    `);var tn;function En(){return tn??=M(Ye,{}).then(e=>e.mayCorrect,()=>!1),tn}var _e=new Set;function rn(e){for(let n of _e)n(e)}function sn({evidence:e,document:n,verdict:t,done:i}){let[r,s]=D(!1),[a,d]=D(!1);if(T(()=>{let c=!0;return En().then(l=>c&&s(l)),()=>{c=!1}},[]),!r)return null;let g=async c=>{d(!0);try{let l={document:n,evidence:e},_=c?(await M(Ze,l,void 0,!1)).accept:(await M(en,l,void 0,!1)).reject;rn({text:`${_.who}: ${_.summary}`,decision:_.id,done:i}),i?.()}catch(l){rn({text:ie(l).message})}finally{d(!1)}};return u("span",{class:"review",children:[u("button",{type:"button",class:"small",disabled:a||t==="ACCEPT",title:"The passage says so",onClick:()=>g(!0),children:"Accept"})," ",u("button",{type:"button",class:"small",disabled:a||t==="REJECT",title:"The passage does not say so",onClick:()=>g(!1),children:"Reject"})]})}function qt(){let[e,n]=D();T(()=>(_e.add(n),()=>void _e.delete(n)),[]);let t=async i=>{try{await M(nn,{decision:i},void 0,!1),n({text:"Taken back."}),e?.done?.()}catch(r){n({text:ie(r).message})}};return u("div",{class:e?"decided":"unseen",role:"status",children:e&&u($,{children:[u("span",{dir:"auto",children:e.text})," ",e.decision&&u("button",{type:"button",class:"small",onClick:()=>t(e.decision??""),children:"Undo"})," ",u("button",{type:"button",class:"small",onClick:()=>n(void 0),children:"Close"})]})})}function on(e){let[n="",t=""]=e.replace(/^#?\/?/,"").split("?",2),[i="",...r]=n.split("/");return{page:i,id:Bn(r.join("/")),params:new URLSearchParams(t)}}function Bn(e){try{return decodeURIComponent(e)}catch{return e}}function he(e,n="",t={}){let i=new URLSearchParams;for(let[s,a]of Object.entries(t))a!==void 0&&a!==""&&a!==!1&&i.set(s,String(a));let r=i.toString();return`#/${e}${n?"/"+encodeURIComponent(n).replaceAll("%3A",":"):""}${r?"?"+r:""}`}function Mt(e){location.hash=e}function Vt(e){history.replaceState(null,"",e)}function Ut(){let[e,n]=D(()=>on(location.hash));return T(()=>{let t=()=>n(on(location.hash));return addEventListener("hashchange",t),()=>removeEventListener("hashchange",t)},[]),e}function Wt(e){switch(e.kind){case"DOCUMENT":return he("document",e.id);case"REFERENCE":case"CITATION":if(e.document&&e.span)return ve(e.document.id,e.span)}return he("thing",e.id)}function ve(e,n){return he("document",e,{at:`${n.start}-${n.end}`})}var qn={DOCUMENT:["document","documents"],WORK:["work","works"],REFERENCE:["bibliography entry","bibliography entries"],CITATION:["citation","citations"],ACTOR:["actor","actors"],EVENT:["event","events"],POLICY:["policy","policies"]};function Ft(e,n=1){return qn[e]?.[n===1?0:1]??"something else"}function jt(e,n,t=n+"s"){return`${e.toLocaleString("en")} ${e===1?n:t}`}var On={EMBODIES:["is a copy of","is held as"],LISTS:["lists","is listed by"],DESCRIBES:["describes","is described by"],MAKES:["cites in","is made by"],POINTS_TO:["points to","is pointed to by"],CITES:["cites","is cited by"],VERSION_OF:["is a version of","has the version"],RETRACTS:["retracts","is retracted by"],CORRECTS:["corrects","is corrected by"],MENTIONS:["names","is named in"],EXPLAINS:["explains","is explained by"],DISPUTES:["disputes","is disputed by"],REPORTS:["reports","is reported by"],DISCUSSES:["discusses","is discussed by"],PARTICIPATED_IN:["took part in","had as participant"],INITIATED:["initiated","was initiated by"],SIGNED:["signed","was signed by"],ADOPTED:["adopted","was adopted by"],OPPOSED:["opposed","was opposed by"],CAUSED:["caused","was caused by"],LED_TO:["led to","followed from"],PRECEDED:["came before","came after"],MEMBER_OF:["belongs to","has the member"],LEADS:["leads","is led by"],SUCCEEDED:["took the place of","was succeeded by"],ALLIED_WITH:["is allied with","is allied with"],PART_OF:["is part of","has the part"]};function Jt(e,n=!0){return On[e]?.[n?0:1]??e.toLowerCase().replaceAll("_"," ")}function an(e){return`${Math.round(e*100)} %`}var Hn=["January","February","March","April","May","June","July","August","September","October","November","December"];function zt(e){let[n="",t]=e.split("/",2);return t===void 0?W(n):n===""||n===".."?`until ${W(t)}`:t===""||t===".."?`from ${W(n)}`:`${W(n)} – ${W(t)}`}function W(e){let n=/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(e);if(!n)return/^\d{3}X$/.test(e)?e.slice(0,3)+"0s":e;let[,t="",i,r,s]=n,a=i?Hn[Number(i)-1]:void 0;if(i&&!a)return e;let d=[r&&String(Number(r)),a,t].filter(Boolean).join(" ");return s?`${s==="?"?"perhaps":"about"} ${d}`:d}function dn({says:e,done:n}){return u("div",{class:"failed",children:[u("p",{role:"alert",children:e}),u(ln,{done:n})]})}function ln({done:e}){let[n,t]=D("");return u("form",{onSubmit:i=>{i.preventDefault(),Q.set(n.trim()),e()},children:[u("label",{children:["Your token"," ",u("input",{type:"password",autocomplete:"off",value:n,onInput:i=>t(i.currentTarget.value)})]})," ",u("button",{type:"submit",children:"Use it in this tab"})]})}function Zt(){let e=()=>location.reload();return u("footer",{children:[u("details",{children:[u("summary",{children:Q.get()?"You use a token":"Have a token?"}),Q.get()?u("button",{type:"button",class:"small",onClick:()=>{Q.set(""),e()},children:"Forget it"}):u(ln,{done:e})]}),u("a",{href:"explorer/licences.txt",children:"Licences"})]})}function Qn({confidence:e}){return u("span",{class:"sure",title:"How sure the reading is",children:[u("meter",{min:0,max:1,value:e,"aria-hidden":"true"}),an(e),u("span",{class:"unseen",children:" sure"})]})}function Mn({hedged:e,negated:n}){return u($,{children:[n&&u("span",{class:"mark denied",title:"The passage denies it",children:"denied"}),e&&u("span",{class:"mark hedged",title:"Said with reserve: may, seems, is said to",children:"hedged"})]})}function Vn({of:e,reviewed:n}){let t=e.document;return u("figure",{class:"quote",children:[u("blockquote",{dir:"auto",children:e.quote}),u("figcaption",{children:[t&&u("a",{href:ve(t.id,e.span),title:"Read it in its document",children:u("cite",{dir:"auto",children:t.label})}),e.section&&u("span",{children:["section ",u("bdi",{children:e.section})]}),e.citation&&u("span",{children:["citing ",u("bdi",{children:e.citation.text}),e.citation.status!=="RESOLVED"&&u("span",{class:"mark hedged",children:e.citation.status.toLowerCase()})]}),e.voices.length>2&&u("span",{children:["as told by ",e.voices.join(", who quotes ")]}),u(Qn,{confidence:e.confidence}),u(Mn,{hedged:e.hedged}),e.verdict&&u("span",{class:"mark",children:e.verdict==="REJECT"?"rejected by a reader":"accepted by a reader"}),t&&u(sn,{evidence:e.id,document:t.id,verdict:e.verdict,done:n})]})]})}function si({of:e,count:n,reviewed:t}){let i=(n??e.length)-e.length;return u($,{children:[e.map(r=>u(Vn,{of:r,reviewed:t},r.id)),i>0&&u("p",{class:"aside",children:["and ",i," more ",i===1?"passage":"passages"]})]})}function un({children:e}){return u("p",{class:"notice",role:"status",children:e})}function gi({to:e,heads:n,children:t}){if(e.error){let{code:i,message:r}=e.error;return u($,{children:[n&&u(Xe,{says:"There is no answer"}),i==="UNAUTHENTICATED"||i==="FORBIDDEN"?u(dn,{says:r,done:e.again}):u("div",{class:"failed",role:"alert",children:[u("p",{children:r}),u("button",{type:"button",onClick:e.again,children:"Try again"})]})]})}return e.data===void 0?e.waiting?u(un,{children:"Looking …"}):null:u($,{children:t(e.data)})}export{Un as a,Wn as b,$ as c,Fn as d,D as e,T as f,Fe as g,Kn as h,zn as i,M as j,Yn as k,Zn as l,ie as m,et as n,u as o,Xe as p,pt as q,ft as r,yt as s,_t as t,ht as u,vt as v,Ct as w,kt as x,xt as y,Nt as z,At as A,$t as B,Kt as C,Dt as D,Tt as E,Pt as F,It as G,St as H,qt as I,he as J,Mt as K,Vt as L,Ut as M,Wt as N,ve as O,Ft as P,jt as Q,Jt as R,zt as S,Qn as T,Mn as U,si as V,un as W,Zt as X,gi as Y};
