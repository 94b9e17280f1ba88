import type { Program } from './program.ts';

/** Databases, queues and their drivers, with and without native parts. */
export const DRIVERS: readonly Program[] = [
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
    name: 'bullmq',
    packages: ['bullmq', 'ioredis'],
    source: `import {Queue,Worker} from 'bullmq'; const q=new Queue('x',{connection:{host:'127.0.0.1',port:1,retryStrategy:()=>null}}); q.on('error',()=>{}); await q.add('a',{}).then(()=>{throw 1},e=>{if(!/ECONN|closed/i.test(e.message+e.code))throw e}); if(!Worker)throw 1;`,
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
