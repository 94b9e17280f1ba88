import type { Program } from './program.ts';

/** Instrumentation, SDKs, and what is merely popular. */
export const OTHERS: readonly Program[] = [
  {
    name: 'puppeteer-core',
    packages: ['puppeteer-core'],
    source: `import puppeteer from 'puppeteer-core'; await puppeteer.launch({executablePath:'/nonexistent'}).then(()=>{throw 1},e=>{if(!/nonexistent|launch/i.test(e.message))throw e});`,
  },
  {
    name: 'nodemailer',
    packages: ['nodemailer'],
    source: `import nodemailer from 'nodemailer'; const t=nodemailer.createTransport({jsonTransport:true}); if(!(await t.sendMail({to:'a@b.example',text:'x'})).message)throw 1;`,
  },
  {
    name: 'cheerio',
    packages: ['cheerio'],
    source: `import {load} from 'cheerio'; if(load('<p>x</p>')('p').text()!=='x')throw 1;`,
  },
  {
    name: 'dd-trace',
    packages: ['dd-trace', 'express'],
    source: `import tracer from 'dd-trace'; tracer.init({startupLogs:false}); import express from 'express'; express(); if(!tracer.startSpan('x'))throw 1;`,
  },
  {
    name: 'opentelemetry',
    packages: ['@opentelemetry/sdk-node', '@opentelemetry/auto-instrumentations-node', 'express'],
    source: `const {default:express}=await import('express'); express(); if(!(express.application.use as {__wrapped?:boolean}).__wrapped)throw new Error('express is not instrumented');`,
    nodeOptions:
      '--experimental-loader=@opentelemetry/instrumentation/hook.mjs --import=@opentelemetry/auto-instrumentations-node/register',
  },
  {
    name: 'aws-sdk',
    packages: ['aws-sdk'],
    source: `import AWS from 'aws-sdk'; const url=new AWS.S3({region:'eu-west-1',accessKeyId:'a',secretAccessKey:'b'}).getSignedUrl('getObject',{Bucket:'b',Key:'k'}); if(!url.includes('Signature'))throw new Error(url);`,
  },
  {
    name: 'firebase-admin',
    packages: ['firebase-admin'],
    source: `import {initializeApp} from 'firebase-admin/app'; import {getFirestore} from 'firebase-admin/firestore'; import {getAuth} from 'firebase-admin/auth'; const a=initializeApp({projectId:'x'}); getAuth(a); if(!getFirestore(a).collection('x'))throw 1;`,
  },
  {
    name: 'undici',
    packages: ['undici'],
    source: `import {request,MockAgent} from 'undici'; const m=new MockAgent(); m.disableNetConnect(); m.get('http://a.example').intercept({path:'/'}).reply(200,'x'); if(await (await request('http://a.example',{dispatcher:m})).body.text()!=='x')throw 1;`,
  },
  {
    name: 'ws',
    packages: ['ws'],
    source: `import {WebSocketServer,WebSocket} from 'ws'; const s=new WebSocketServer({port:0,host:'127.0.0.1'}); await new Promise(r=>s.on('listening',r)); s.on('connection',c=>c.send('x')); const c=new WebSocket('ws://127.0.0.1:'+s.address().port); const m=await new Promise(r=>c.on('message',r)); if(String(m)!=='x')throw 1;`,
  },
  {
    name: 'class-validator',
    packages: ['class-validator', 'class-transformer', 'reflect-metadata'],
    source: `import 'reflect-metadata'; import {IsEmail,validate} from 'class-validator'; import {plainToInstance} from 'class-transformer'; class User{ @IsEmail() email!: string } const u=plainToInstance(User,{email:'x'}); const e=await validate(u as object); if(e.length!==1||e[0]!.constructor.name!=='ValidationError'||User.name!=='User')throw new Error(JSON.stringify(e));`,
  },
  {
    name: 'mathjs',
    packages: ['mathjs'],
    source: `import {evaluate} from 'mathjs'; if(evaluate('2+3')!==5)throw 1;`,
  },
  {
    name: 'exceljs',
    packages: ['exceljs'],
    source: `import E from 'exceljs'; const w=new E.Workbook(); w.addWorksheet('a').addRow([1]); if(!(await w.xlsx.writeBuffer()).byteLength)throw 1;`,
  },
  {
    name: 'protobufjs',
    packages: ['protobufjs'],
    source: `import p from 'protobufjs'; const r=p.parse('syntax="proto3"; message A{string b=1;}').root; const A=r.lookupType('A'); if(A.decode(A.encode({b:'x'}).finish()).b!=='x')throw 1;`,
  },
];
