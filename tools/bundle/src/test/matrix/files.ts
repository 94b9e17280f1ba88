import type { Program } from './program.ts';

/** Files beside a module, workers, and what is loaded by name. */
export const FILES: readonly Program[] = [
  {
    name: 'swagger-ui-express',
    packages: ['swagger-ui-express', 'express'],
    source: `import express from 'express'; import ui from 'swagger-ui-express'; const a=express(); a.use('/d',ui.serve,ui.setup({openapi:'3.0.0',info:{title:'x',version:'1'},paths:{}})); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const r=await fetch('http://127.0.0.1:'+s.address().port+'/d/swagger-ui.css'); const t=await r.text(); if(r.status!==200||t.length<1000||!r.headers.get('content-type').includes('css'))throw new Error('css '+r.status);`,
  },
  {
    name: 'jsdom',
    packages: ['jsdom'],
    source: `import {JSDOM} from 'jsdom'; if(new JSDOM('<p style="color:red">x</p>').window.document.querySelector('p').textContent!=='x')throw 1;`,
  },
  {
    name: 'piscina',
    packages: ['piscina'],
    source: `import {Piscina} from 'piscina'; const p=new Piscina({filename:new URL('./worker.mjs',import.meta.url).href}); if(await p.run(1)!==2)throw 1; await p.destroy();`,
    assets: ['src/worker.mjs'],
    files: { 'worker.mjs': 'export default (x) => x + 1;' },
  },
  {
    name: 'geoip-lite',
    packages: ['geoip-lite'],
    source: `import geoip from 'geoip-lite'; if(geoip.lookup('8.8.8.8').country!=='US')throw 1;`,
  },
  {
    name: 'pino',
    packages: ['pino', 'pino-pretty'],
    source: `import pino from 'pino'; const l=pino({transport:{target:'pino-pretty',options:{destination:1,sync:true}}}); l.info('hi'); await new Promise(r=>setTimeout(r,1500));`,
  },
  {
    name: 'proto-loader',
    packages: ['@grpc/grpc-js', '@grpc/proto-loader'],
    source: `import {join} from 'node:path'; import grpc from '@grpc/grpc-js'; import loader from '@grpc/proto-loader'; const d=loader.loadSync(join(import.meta.dirname,'proto/hello.proto')); if(!grpc.loadPackageDefinition(d).hello.Greeter)throw 1;`,
    assets: ['src/proto'],
    files: {
      'proto/hello.proto':
        'syntax="proto3"; package hello; message A{string b=1;} service Greeter{rpc Hi(A) returns (A);}',
    },
  },
  {
    name: 'ejs',
    packages: ['express', 'ejs'],
    source: `import express from 'express'; import {join} from 'node:path'; const a=express(); a.set('view engine','ejs'); a.set('views',join(import.meta.dirname,'views')); a.get('/',(q,r)=>r.render('home',{name:'Ada'})); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const t=await (await fetch('http://127.0.0.1:'+s.address().port)).text(); if(!t.includes('Hello Ada'))throw new Error(t);`,
    assets: ['src/views'],
    files: { 'views/home.ejs': 'Hello <%= name %>' },
  },
  {
    name: 'i18n',
    packages: ['i18n'],
    source: `import {I18n} from 'i18n'; import {join} from 'node:path'; const i=new I18n({locales:['en','de'],directory:join(import.meta.dirname,'locales'),updateFiles:false}); i.setLocale('de'); if(i.__('hello')!=='Hallo')throw new Error(i.__('hello'));`,
    assets: ['src/locales'],
    files: { 'locales/de.json': '{"hello":"Hallo"}', 'locales/en.json': '{"hello":"Hello"}' },
  },
  {
    name: 'pdfkit',
    packages: ['pdfkit'],
    source: `import PDF from 'pdfkit'; const d=new PDF(); d.font('Helvetica').text('x'); d.end(); let n=0; for await(const c of d)n+=c.length; if(n<500)throw 1;`,
  },
  {
    name: 'sql',
    packages: ['pg'],
    source: `import {readFileSync} from 'node:fs'; import pg from 'pg'; if(!readFileSync(new URL('./sql/a.sql',import.meta.url),'utf8').includes('select')||!pg.Client)throw 1;`,
    assets: ['src/sql'],
    files: { 'sql/a.sql': 'select 1' },
  },
  {
    name: 'pug',
    packages: ['pug'],
    source: `import pug from 'pug'; if(pug.render('p x')!=='<p>x</p>')throw 1;`,
  },
  {
    name: 'handlebars',
    packages: ['handlebars'],
    source: `import h from 'handlebars'; if(h.compile('Hi {{n}}')({n:1})!=='Hi 1')throw 1;`,
  },
  {
    name: 'socket.io',
    packages: ['socket.io'],
    source: `import {Server} from 'socket.io'; import {createServer} from 'node:http'; const h=createServer(); new Server(h); h.listen(0,'127.0.0.1'); await new Promise(r=>h.on('listening',r)); const r=await fetch('http://127.0.0.1:'+h.address().port+'/socket.io/socket.io.js'); if(r.status!==200||(await r.text()).length<1000)throw new Error('client '+r.status);`,
  },
  {
    name: 'moment',
    packages: ['moment'],
    source: `import moment from 'moment'; moment.locale('de'); if(moment('2026-01-01').format('MMMM')!=='Januar')throw new Error(moment('2026-01-01').format('MMMM'));`,
  },
];
