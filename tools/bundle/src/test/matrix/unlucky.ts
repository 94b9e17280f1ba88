import type { Program } from './program.ts';

/** Packages that load files, workers, plug-ins or native parts in ways of their own. */
export const UNLUCKY: readonly Program[] = [
  {
    name: 'pdfjs-dist',
    packages: ['pdfjs-dist'],
    source: `import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'; const pdf='%PDF-1.1\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\\ntrailer<</Root 1 0 R>>'; const d=await getDocument({data:new TextEncoder().encode(pdf)}).promise; if(d.numPages!==1)throw new Error('pages '+d.numPages);`,
  },
  {
    name: 'tesseract.js',
    packages: ['tesseract.js'],
    source: `import {createWorker} from 'tesseract.js'; const w=await createWorker([],1,{cacheMethod:'none'}); await w.terminate();`,
  },
  {
    name: 'onnxruntime',
    packages: ['onnxruntime-node'],
    source: `import ort from 'onnxruntime-node'; const t=new ort.Tensor('float32',[1,2],[2]); if(t.size!==2)throw 1; await ort.InferenceSession.create(new Uint8Array([1,2])).then(()=>{throw 1},e=>{if(!/protobuf|parse|load model/i.test(e.message))throw e});`,
  },
  {
    name: 'sodium-native',
    packages: ['sodium-native'],
    source: `import sodium from 'sodium-native'; const b=Buffer.alloc(32); sodium.crypto_generichash(b,Buffer.from('a')); if(b.equals(Buffer.alloc(32)))throw 1;`,
  },
  {
    name: 'node-cron',
    packages: ['node-cron'],
    source: `import cron from 'node-cron'; const t=cron.schedule('* * * * * *',()=>{}); await t.execute?.(); t.stop();`,
  },
  {
    name: 'isolated-vm',
    packages: ['isolated-vm'],
    source: `import ivm from 'isolated-vm'; new ivm.Isolate();`,
    refused: 'has no native part: a script would make it',
  },
  {
    name: 'playwright-core',
    packages: ['playwright-core'],
    source: `import {chromium} from 'playwright-core'; await chromium.launch({executablePath:'/nonexistent'}).then(()=>{throw 1},e=>{if(!/nonexistent|launch/i.test(e.message))throw e});`,
  },
  {
    name: 'sentry',
    packages: ['@sentry/node'],
    source: `import * as Sentry from '@sentry/node'; Sentry.init({dsn:'https://a@o0.ingest.example/1',tracesSampleRate:1,transport:()=>({send:async()=>({}),flush:async()=>true})}); if(!Sentry.captureException(new Error('x')))throw 1;`,
  },
  {
    name: 'tiktoken',
    packages: ['tiktoken'],
    source: `import {get_encoding} from 'tiktoken'; const e=get_encoding('cl100k_base'); if(e.encode('hello world').length!==2)throw 1; e.free();`,
  },
  {
    name: 'ssh2',
    packages: ['ssh2'],
    source: `import ssh from 'ssh2'; await new Promise<void>((y,n)=>new ssh.Client().on('error',e=>/ECONN/.test(e.message+e.code)?y():n(e)).connect({host:'127.0.0.1',port:1,username:'a'}));`,
  },
  {
    name: 'google-cloud-pubsub',
    packages: ['@google-cloud/pubsub'],
    source: `import {PubSub} from '@google-cloud/pubsub'; process.env.PUBSUB_EMULATOR_HOST='127.0.0.1:1'; const p=new PubSub({projectId:'x'}); await p.topic('t').publishMessage({data:Buffer.from('x')},).then(()=>{throw 1},e=>{if(!/ECONN|deadline|UNAVAILABLE|Retry|connect/i.test(e.message))throw e});`,
  },
  {
    name: 'natural',
    packages: ['natural'],
    source: `import natural from 'natural'; if(natural.PorterStemmer.stem('words')!=='word')throw 1;`,
  },
  {
    name: 'swc',
    packages: ['@swc/core'],
    source: `import swc from '@swc/core'; if(!(await swc.transform('const a:number=1',{jsc:{parser:{syntax:'typescript'}}})).code.includes('1'))throw 1;`,
  },
  {
    name: 'prettier',
    packages: ['prettier'],
    source: `import prettier from 'prettier'; if(await prettier.format('a  =1',{parser:'babel'})!=='a = 1;\\n')throw 1;`,
  },
];
