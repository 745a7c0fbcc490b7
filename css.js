const z=require('zlib'),fs=require('fs');const f=process.argv[2];let t=fs.readFileSync(f,'utf8');const q=s=>z.brotliCompressSync(Buffer.from(s),{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,[z.constants.BROTLI_PARAM_LGWIN]:22,[z.constants.BROTLI_PARAM_SIZE_HINT]:s.length}}).length;
console.log(t.length,q(t));
let u=t.replace(/^([a-z-]+): /gm,'$1:');console.log('colon',q(u));u=u.replace(/ \{$/gm,'{');console.log('brace',q(u));let v=u.replace(/\n/g,'');console.log('newline',q(v));v=v.replace(/;\}/g,'}');console.log('semi',v.length,q(v));
