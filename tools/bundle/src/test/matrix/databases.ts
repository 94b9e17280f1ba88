import type { Program } from './program.ts';

/** Drivers, and what chooses one. */
export const DATABASES: readonly Program[] = [
  {
    name: 'knex',
    packages: ['knex', 'pg'],
    source: `import knex from 'knex'; const k=knex({client:'pg',connection:{host:'127.0.0.1',port:1}}); if(!k('t').where({a:1}).toString().includes('select'))throw 1; await k.raw('select 1').then(()=>{throw 1},(e)=>{if(!/ECONNREFUSED|ENETUN|connect/.test(e.message+e.code))throw e}); await k.destroy();`,
  },
  {
    name: 'pg',
    packages: ['pg'],
    source: `import pg from 'pg'; const c=new pg.Client({host:'127.0.0.1',port:1}); await c.connect().then(()=>{throw 1},e=>{if(!/ECONN/.test(e.code))throw e});`,
  },
  {
    name: 'mysql2',
    packages: ['mysql2'],
    source: `import mysql from 'mysql2/promise'; await mysql.createConnection({host:'127.0.0.1',port:1}).then(()=>{throw 1},e=>{if(!/ECONN/.test(e.code))throw e});`,
  },
  {
    name: 'ioredis',
    packages: ['ioredis'],
    source: `import Redis from 'ioredis'; const r=new Redis({port:1,lazyConnect:true,retryStrategy:()=>null}); r.on('error',()=>{}); await r.connect().then(()=>{throw 1},e=>{if(!/closed|ECONN/i.test(e.message))throw e});`,
  },
  {
    name: 'mongodb',
    packages: ['mongodb'],
    source: `import {MongoClient,ObjectId} from 'mongodb'; new ObjectId(); await new MongoClient('mongodb://127.0.0.1:1',{serverSelectionTimeoutMS:300}).connect().then(()=>{throw 1},e=>{if(!/ECONN/.test(e.message))throw e});`,
  },
  {
    name: 'typeorm',
    packages: ['typeorm', 'reflect-metadata', 'pg'],
    source: `import 'reflect-metadata'; import {DataSource,EntitySchema} from 'typeorm'; const U=new EntitySchema({name:'u',columns:{id:{type:Number,primary:true}}}); await new DataSource({type:'postgres',host:'127.0.0.1',port:1,entities:[U]}).initialize().then(()=>{throw 1},e=>{if(!/ECONN/.test(e.code+e.message))throw e});`,
  },
  {
    name: 'sequelize',
    packages: ['sequelize', 'pg', 'pg-hstore'],
    source: `import {Sequelize,DataTypes} from 'sequelize'; const s=new Sequelize('postgres://127.0.0.1:1/x',{logging:false,retry:{max:0}}); s.define('u',{n:DataTypes.STRING}); await s.authenticate().then(()=>{throw 1},e=>{if(!/ECONN|refused/i.test(e.message+e.name))throw e});`,
  },
];
