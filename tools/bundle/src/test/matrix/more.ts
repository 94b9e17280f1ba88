import type { Program } from './program.ts';

/** More of what servers are made of: tokens, messages, native parts with prebuilt binaries, WebAssembly. */
export const MORE: readonly Program[] = [
  {
    name: 'jsonwebtoken',
    packages: ['jsonwebtoken', 'jose'],
    source: `import jwt from 'jsonwebtoken'; import {jwtVerify} from 'jose'; const t=jwt.sign({a:1},'0123456789abcdef0123456789abcdef'); const {payload}=await jwtVerify(t,new TextEncoder().encode('0123456789abcdef0123456789abcdef')); if(payload.a!==1)throw 1; try{jwt.verify(t,'x');throw 1}catch(e){if(e.name!=='JsonWebTokenError')throw e}`,
  },
  {
    name: 'winston-rotate',
    packages: ['winston', 'winston-daily-rotate-file'],
    source: `import winston from 'winston'; import 'winston-daily-rotate-file'; import {mkdtempSync} from 'node:fs'; import {tmpdir} from 'node:os'; import {join} from 'node:path'; const l=winston.createLogger({transports:[new winston.transports.DailyRotateFile({dirname:mkdtempSync(join(tmpdir(),'l-')),filename:'a-%DATE%.log'}),new winston.transports.Console({format:winston.format.json()})]}); l.info('x');`,
  },
  {
    name: 'redis',
    packages: ['redis'],
    source: `import {createClient} from 'redis'; const c=createClient({url:'redis://127.0.0.1:1',socket:{reconnectStrategy:false}}); c.on('error',()=>{}); await c.connect().then(()=>{throw 1},e=>{if(!/ECONN/.test(e.code+e.message))throw e});`,
  },
  {
    name: 'amqplib',
    packages: ['amqplib', 'nats', 'mqtt'],
    source: `import amqp from 'amqplib'; import {connect} from 'nats'; import mqtt from 'mqtt'; await amqp.connect('amqp://127.0.0.1:1').then(()=>{throw 1},e=>{if(!/ECONN/.test(e.code+e.message))throw e}); await connect({servers:'127.0.0.1:1',reconnect:false,maxReconnectAttempts:0}).then(()=>{throw 1},e=>{if(!/CONNECTION_REFUSED|ECONN/.test(e.code+e.message))throw e}); const m=mqtt.connect('mqtt://127.0.0.1:1',{reconnectPeriod:0}); await new Promise(r=>m.on('error',r)); m.end(true);`,
  },
  {
    name: 'node-rs',
    packages: ['@node-rs/argon2', '@node-rs/crc32'],
    source: `import {hash,verify} from '@node-rs/argon2'; import {crc32} from '@node-rs/crc32'; if(!(await verify(await hash('a'),'a')))throw 1; if(crc32('a')!==3904355907)throw new Error(String(crc32('a')));`,
  },
  {
    name: 'snappy',
    packages: ['snappy', 'lz4-napi'],
    source: `import {compress,uncompress} from 'snappy'; import lz4 from 'lz4-napi'; if(String(await uncompress(await compress('abc')))!=='abc')throw 1; if(String(await lz4.uncompress(await lz4.compress(Buffer.from('abc'))))!=='abc')throw 1;`,
  },
  {
    name: 'lmdb',
    packages: ['lmdb', 'msgpackr'],
    source: `import {open} from 'lmdb'; import {pack,unpack} from 'msgpackr'; import {mkdtempSync} from 'node:fs'; import {tmpdir} from 'node:os'; import {join} from 'node:path'; const d=open({path:mkdtempSync(join(tmpdir(),'m-'))}); await d.put('a',{b:1}); if(d.get('a').b!==1||unpack(pack({c:2})).c!==2)throw 1; await d.close();`,
  },
  {
    name: 'native-canvas',
    packages: ['canvas'],
    source: `import {createCanvas} from 'canvas'; if(!createCanvas(2,2).toBuffer('image/png').length)throw 1;`,
    refused: 'use @napi-rs/canvas',
  },
  {
    name: 'shiki',
    packages: ['shiki'],
    source: `import {codeToHtml} from 'shiki'; const t=await codeToHtml('const a = 1',{lang:'typescript',theme:'nord'}); if(!t.includes('<span'))throw new Error(t);`,
  },
  {
    name: 'ajv',
    packages: ['ajv', 'ajv-formats', 'zod'],
    source: `import {Ajv} from 'ajv'; import formats from 'ajv-formats'; import {z} from 'zod'; const a=new Ajv(); formats.default(a); const v=a.compile({type:'string',format:'email'}); if(v('x')||!v('a@b.example'))throw 1; if(z.object({a:z.number()}).safeParse({a:'x'}).success)throw 1;`,
  },
  {
    name: 'moment-timezone',
    packages: ['moment-timezone', 'dayjs', 'luxon', 'date-fns-tz'],
    source: `import moment from 'moment-timezone'; import dayjs from 'dayjs'; import utc from 'dayjs/plugin/utc.js'; import tz from 'dayjs/plugin/timezone.js'; import {DateTime} from 'luxon'; import {formatInTimeZone} from 'date-fns-tz'; dayjs.extend(utc); dayjs.extend(tz); const t='2026-01-01T00:00:00Z'; const all=[moment.tz(t,'Asia/Tokyo').format('HH'),dayjs(t).tz('Asia/Tokyo').format('HH'),DateTime.fromISO(t).setZone('Asia/Tokyo').toFormat('HH'),formatInTimeZone(t,'Asia/Tokyo','HH')]; if(String(all)!=='09,09,09,09')throw new Error(String(all));`,
  },
  {
    name: 'apis',
    packages: ['stripe', 'openai', 'twilio'],
    source: `import Stripe from 'stripe'; import OpenAI from 'openai'; import twilio from 'twilio'; const o={maxNetworkRetries:0,host:'127.0.0.1',port:1,protocol:'http'}; await new Stripe('sk_test_x',o).customers.list().then(()=>{throw 1},e=>{if(e.type!=='StripeConnectionError')throw e}); await new OpenAI({apiKey:'x',baseURL:'http://127.0.0.1:1',maxRetries:0}).models.list().then(()=>{throw 1},e=>{if(e.constructor.name!=='APIConnectionError')throw e}); if(!twilio('AC'+'0'.repeat(32),'x').messages)throw 1;`,
  },
  {
    name: 'googleapis',
    packages: ['googleapis'],
    source: `import {google} from 'googleapis'; if(!google.drive({version:'v3'}).files)throw 1;`,
  },
  {
    name: 'cassandra-driver',
    packages: ['cassandra-driver'],
    source: `import {Client} from 'cassandra-driver'; await new Client({contactPoints:['127.0.0.1:1'],localDataCenter:'a'}).connect().then(()=>{throw 1},e=>{if(e.name!=='NoHostAvailableError')throw e});`,
  },
];
