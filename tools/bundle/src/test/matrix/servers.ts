import type { Program } from './program.ts';

/** Frameworks for servers, with what they load beside themselves. */
export const SERVERS: readonly Program[] = [
  {
    name: 'koa',
    packages: ['koa', '@koa/router'],
    source: `import Koa from 'koa'; import Router from '@koa/router'; const a=new Koa(); const r=new Router(); r.get('/x/:id',c=>{c.body=c.params.id}); a.use(r.routes()); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const t=await (await fetch('http://127.0.0.1:'+s.address().port+'/x/7')).text(); if(t!=='7')throw new Error(t);`,
  },
  {
    name: 'hono',
    packages: ['hono', '@hono/node-server'],
    source: `import {Hono} from 'hono'; import {serve} from '@hono/node-server'; const a=new Hono(); a.get('/',c=>c.text('hi')); const s=serve({fetch:a.fetch,port:0,hostname:'127.0.0.1'}); await new Promise(r=>s.on('listening',r)); const t=await (await fetch('http://127.0.0.1:'+s.address().port)).text(); if(t!=='hi')throw new Error(t);`,
  },
  {
    name: 'fastify-pino',
    packages: ['fastify', '@fastify/helmet', '@fastify/rate-limit'],
    source: `import Fastify from 'fastify'; import helmet from '@fastify/helmet'; import limit from '@fastify/rate-limit'; const a=Fastify({logger:{level:'info'}}); await a.register(helmet); await a.register(limit); a.post('/',{schema:{body:{type:'object',required:['n'],properties:{n:{type:'integer'}}}}},async q=>({n:q.body.n})); const r=await a.inject({method:'POST',url:'/',payload:{n:'7'}}); if(r.json().n!==7||!r.headers['x-dns-prefetch-control'])throw new Error(r.body); if((await a.inject({method:'POST',url:'/',payload:{}})).statusCode!==400)throw 1;`,
  },
  {
    name: 'passport',
    packages: ['passport', 'passport-jwt', 'express'],
    source: `import passport from 'passport'; import {Strategy,ExtractJwt} from 'passport-jwt'; import express from 'express'; passport.use(new Strategy({jwtFromRequest:ExtractJwt.fromAuthHeaderAsBearerToken(),secretOrKey:'x'},(p,d)=>d(null,p))); const a=express(); a.get('/',passport.authenticate('jwt',{session:false}),(q,r)=>r.end()); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); if((await fetch('http://127.0.0.1:'+s.address().port)).status!==401)throw 1;`,
  },
  {
    name: 'uploads',
    packages: ['express', 'multer', 'compression', 'cors', 'helmet'],
    source: `import express from 'express'; import multer from 'multer'; import compression from 'compression'; import cors from 'cors'; import helmet from 'helmet'; const a=express(); a.use(helmet(),cors(),compression()); a.post('/',multer().single('f'),(q,r)=>{r.json({size:q.file.size})}); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const f=new FormData(); f.append('f',new Blob(['abc']),'a.txt'); const t=await (await fetch('http://127.0.0.1:'+s.address().port,{method:'POST',body:f})).json(); if(t.size!==3)throw 1;`,
  },
  {
    name: 'bull-board',
    packages: ['@bull-board/api', '@bull-board/express', 'express'],
    source: `import express from 'express'; import {createBullBoard} from '@bull-board/api'; import {ExpressAdapter} from '@bull-board/express'; const x=new ExpressAdapter(); x.setBasePath('/q'); createBullBoard({queues:[],serverAdapter:x}); const a=express(); a.use('/q',x.getRouter()); const s=a.listen(0,'127.0.0.1'); await new Promise(r=>s.on('listening',r)); const r=await fetch('http://127.0.0.1:'+s.address().port+'/q'); const t=await r.text(); if(r.status!==200||!t.includes('Bull Dashboard')&&!t.includes('<html'))throw new Error(r.status+t.slice(0,200));`,
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
    name: 'grpc-health-check',
    packages: ['@grpc/grpc-js', 'grpc-health-check'],
    source: `import grpc from '@grpc/grpc-js'; import {HealthImplementation} from 'grpc-health-check'; const h=new HealthImplementation({'':'SERVING'}); h.addToServer(new grpc.Server());`,
  },
];
