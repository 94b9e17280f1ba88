import type { Program } from './program.ts';

/** Packages that load files, workers, plug-ins or native parts in ways of their own. */
export const UNLUCKY: readonly Program[] = [
  {
    name: 'kafkajs',
    packages: ['kafkajs'],
    source: `import {Kafka,logLevel} from 'kafkajs'; await new Kafka({brokers:['127.0.0.1:1'],logLevel:logLevel.NOTHING,retry:{retries:0}}).producer().connect().then(()=>{throw 1},e=>{if(e.name!=='KafkaJSNonRetriableError'&&e.name!=='KafkaJSNumberOfRetriesExceeded'&&e.name!=='KafkaJSConnectionError')throw e});`,
  },
  {
    name: 'prisma',
    packages: ['@prisma/client'],
    source: `import {PrismaClient} from '@prisma/client'; new PrismaClient();`,
    refused: 'prisma-client',
  },
  {
    name: 'express-handlebars',
    packages: ['express', 'express-handlebars'],
    source: `import express from 'express'; import {join} from 'node:path'; import {engine} from 'express-handlebars'; const a=express(); a.engine('handlebars',engine()); a.set('view engine','handlebars'); a.set('views',join(import.meta.dirname,'views')); a.get('/',(q,r)=>r.render('home',{n:'Ada'})); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const t=await (await fetch('http://127.0.0.1:'+s.address().port)).text(); if(!t.includes('<main>Hi Ada'))throw new Error(t);`,
    assets: ['src/views'],
    files: {
      'views/home.handlebars': 'Hi {{> name}}',
      'views/partials/name.handlebars': '{{n}}',
      'views/layouts/main.handlebars': '<main>{{{body}}}</main>',
    },
  },
  {
    name: 'email-templates',
    packages: ['email-templates', 'pug'],
    source: `import Email from 'email-templates'; import {join} from 'node:path'; const e=new Email({views:{root:join(import.meta.dirname,'emails')},juice:false}); const t=await e.render('welcome/html',{n:'Ada'}); if(!t.includes('Hi Ada'))throw new Error(t);`,
    assets: ['src/emails'],
    files: { 'emails/welcome/html.pug': 'p Hi #{n}' },
  },
  {
    name: 'nodemailer-express-handlebars',
    packages: ['nodemailer', 'nodemailer-express-handlebars'],
    source: `import nodemailer from 'nodemailer'; import hbs from 'nodemailer-express-handlebars'; import {join} from 'node:path'; const dir=join(import.meta.dirname,'mails'); const t=nodemailer.createTransport({jsonTransport:true}); t.use('compile',hbs({viewEngine:{partialsDir:dir,defaultLayout:false},viewPath:dir})); const m=await t.sendMail({to:'a@b.example',template:'hi',context:{n:'Ada'}} as never); if(!m.message.includes('Hi Ada'))throw new Error(m.message);`,
    assets: ['src/mails'],
    files: { 'mails/hi.handlebars': 'Hi {{n}}' },
  },
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
    name: 'mjml',
    packages: ['mjml'],
    source: `import mjml from 'mjml'; const r=await mjml('<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>'); if(!r.html.includes('Hi')||r.errors.length)throw new Error(JSON.stringify(r.errors));`,
  },
  {
    name: 'i18next-fs-backend',
    packages: ['i18next', 'i18next-fs-backend'],
    source: `import i18next from 'i18next'; import Backend from 'i18next-fs-backend'; import {join} from 'node:path'; await i18next.use(Backend).init({lng:'de',backend:{loadPath:join(import.meta.dirname,'locales/{{lng}}.json')}}); if(i18next.t('hello')!=='Hallo')throw new Error(i18next.t('hello'));`,
    assets: ['src/locales'],
    files: { 'locales/de.json': '{"hello":"Hallo"}' },
  },
  {
    name: 'bullmq',
    packages: ['bullmq', 'ioredis'],
    source: `import {Queue,Worker} from 'bullmq'; const q=new Queue('x',{connection:{host:'127.0.0.1',port:1,retryStrategy:()=>null}}); q.on('error',()=>{}); await q.add('a',{}).then(()=>{throw 1},e=>{if(!/ECONN|closed/i.test(e.message+e.code))throw e}); if(!Worker)throw 1;`,
  },
  {
    name: 'bull-board',
    packages: ['@bull-board/api', '@bull-board/express', 'express'],
    source: `import express from 'express'; import {createBullBoard} from '@bull-board/api'; import {ExpressAdapter} from '@bull-board/express'; const x=new ExpressAdapter(); x.setBasePath('/q'); createBullBoard({queues:[],serverAdapter:x}); const a=express(); a.use('/q',x.getRouter()); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const r=await fetch('http://127.0.0.1:'+s.address().port+'/q'); const t=await r.text(); if(r.status!==200||!t.includes('Bull Dashboard')&&!t.includes('<html'))throw new Error(r.status+t.slice(0,200));`,
  },
  {
    name: 'node-cron',
    packages: ['node-cron'],
    source: `import cron from 'node-cron'; const t=cron.schedule('* * * * * *',()=>{}); await t.execute?.(); t.stop();`,
  },
  {
    name: 'libsql',
    packages: ['@libsql/client'],
    source: `import {createClient} from '@libsql/client'; const r=await createClient({url:':memory:'}).execute('select 1 x'); if(r.rows[0].x!==1)throw 1;`,
  },
  {
    name: 'classic-level',
    packages: ['level'],
    source: `import {Level} from 'level'; import {mkdtempSync} from 'node:fs'; const d=new Level(mkdtempSync('/tmp/level-')); await d.put('a','1'); if(await d.get('a')!=='1')throw 1; await d.close();`,
  },
  {
    name: 'sqlite3',
    packages: ['sqlite3'],
    source: `import sqlite from 'sqlite3'; new sqlite.Database(':memory:');`,
    refused: 'use node:sqlite or @libsql/client',
  },
  {
    name: 'isolated-vm',
    packages: ['isolated-vm'],
    source: `import ivm from 'isolated-vm'; new ivm.Isolate();`,
    refused: 'has no native part: a script would make it',
  },
  {
    name: 'oracledb',
    packages: ['oracledb'],
    source: `import oracledb from 'oracledb'; await oracledb.getConnection({user:'a',password:'b',connectString:'127.0.0.1:1/x'}).then(()=>{throw 1},e=>{if(!/ECONN|NJS-5/.test(e.message))throw e});`,
  },
  {
    name: 'mssql',
    packages: ['mssql'],
    source: `import sql from 'mssql'; await sql.connect({server:'127.0.0.1',port:1,user:'a',password:'b'}).then(()=>{throw 1},e=>{if(!/ECONN|ESOCKET|Failed to connect/.test(e.message+e.code))throw e});`,
  },
  {
    name: 'duckdb',
    packages: ['@duckdb/node-api'],
    source: `import {DuckDBInstance} from '@duckdb/node-api'; const c=await (await DuckDBInstance.create(':memory:')).connect(); const r=await c.runAndReadAll('select 1 x'); if(Number(r.getRows()[0][0])!==1)throw 1;`,
  },
  {
    name: 'playwright-core',
    packages: ['playwright-core'],
    source: `import {chromium} from 'playwright-core'; await chromium.launch({executablePath:'/nonexistent'}).then(()=>{throw 1},e=>{if(!/nonexistent|launch/i.test(e.message))throw e});`,
  },
  {
    name: 'nunjucks',
    packages: ['nunjucks'],
    source: `import nunjucks from 'nunjucks'; import {join} from 'node:path'; const e=nunjucks.configure(join(import.meta.dirname,'views')); if(e.render('a.njk',{n:1})!=='Hi 1')throw 1;`,
    assets: ['src/views'],
    files: { 'views/a.njk': 'Hi {{ n }}' },
  },
  {
    name: 'apollo-server',
    packages: ['@apollo/server', 'graphql', '@graphql-tools/schema'],
    source: `import {ApolloServer} from '@apollo/server'; import {makeExecutableSchema} from '@graphql-tools/schema'; import {GraphQLScalarType} from 'graphql'; const schema=makeExecutableSchema({typeDefs:'scalar D type Query{a:D}',resolvers:{D:new GraphQLScalarType({name:'D',serialize:v=>v}),Query:{a:()=>'x'}}}); const s=new ApolloServer({schema}); const r=await s.executeOperation({query:'{a}'}); if(JSON.stringify(r).includes('errors'))throw new Error(JSON.stringify(r)); await s.stop();`,
  },
  {
    name: 'nestjs',
    packages: [
      '@nestjs/core',
      '@nestjs/common',
      '@nestjs/platform-express',
      'reflect-metadata',
      'rxjs',
      '@swc/core',
    ],
    source: `import 'reflect-metadata'; import {Controller,Get,Injectable,Module} from '@nestjs/common'; import {NestFactory} from '@nestjs/core'; @Injectable() class S{ hi(){return 'hi'} } @Controller() class C{ constructor(private readonly s: S){} @Get() get(){return this.s.hi()} } @Module({controllers:[C],providers:[S]}) class M{} const a=await NestFactory.create(M,{logger:false}); await a.listen(0,'127.0.0.1'); const t=await (await fetch(await a.getUrl())).text(); if(t!=='hi')throw new Error(t);`,
  },
  {
    name: 'fastify',
    packages: ['fastify', '@fastify/swagger', '@fastify/swagger-ui', '@fastify/static'],
    source: `import Fastify from 'fastify'; import swagger from '@fastify/swagger'; import ui from '@fastify/swagger-ui'; const a=Fastify(); await a.register(swagger); await a.register(ui,{routePrefix:'/d'}); const r=await a.inject('/d/static/swagger-ui.css'); if(r.statusCode!==200||r.body.length<1000)throw new Error('css '+r.statusCode);`,
  },
  {
    name: 'drizzle-orm',
    packages: ['drizzle-orm', 'pg'],
    source: `import {drizzle} from 'drizzle-orm/node-postgres'; import {migrate} from 'drizzle-orm/node-postgres/migrator'; import {join} from 'node:path'; const d=drizzle('postgres://127.0.0.1:1/x'); await migrate(d,{migrationsFolder:join(import.meta.dirname,'drizzle')}).then(()=>{throw 1},e=>{if(!/ECONN/.test(String(e.cause?.code??e.code)+e.message+e.cause?.message))throw e});`,
    assets: ['src/drizzle'],
    files: { 'drizzle/meta/_journal.json': '{"version":"7","dialect":"postgresql","entries":[]}' },
  },
  {
    name: 'mongoose',
    packages: ['mongoose'],
    source: `import mongoose from 'mongoose'; mongoose.model('U',new mongoose.Schema({n:String})); await mongoose.connect('mongodb://127.0.0.1:1/x',{serverSelectionTimeoutMS:300}).then(()=>{throw 1},e=>{if(!/ECONN/.test(e.message))throw e});`,
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
    name: 'config',
    packages: ['config'],
    source: `import config from 'config'; if(config.get('a')!==1)throw 1;`,
    assets: ['src/config'],
    files: { 'config/default.json': '{"a":1}' },
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
  {
    name: 'grpc-health-check',
    packages: ['@grpc/grpc-js', 'grpc-health-check'],
    source: `import grpc from '@grpc/grpc-js'; import {HealthImplementation} from 'grpc-health-check'; const h=new HealthImplementation({'':'SERVING'}); h.addToServer(new grpc.Server());`,
  },
  {
    name: 'graphile-worker',
    packages: ['graphile-worker'],
    source: `import {run} from 'graphile-worker'; await run({connectionString:'postgres://127.0.0.1:1/x',taskList:{},noHandleSignals:true}).then(()=>{throw 1},e=>{if(!/ECONN/.test(e.message+e.code))throw e});`,
  },
  {
    name: 'pg-native',
    packages: ['pg', 'pg-native'],
    source: `import pg from 'pg'; if(!pg.native?.Client)throw new Error('no native client');`,
    refused: 'libpq',
  },
];
