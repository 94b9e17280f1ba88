import type { Program } from './program.ts';

/** Template engines and settings that read files beside the bundle. */
export const VIEWS: readonly Program[] = [
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
    name: 'nunjucks',
    packages: ['nunjucks'],
    source: `import nunjucks from 'nunjucks'; import {join} from 'node:path'; const e=nunjucks.configure(join(import.meta.dirname,'views')); if(e.render('a.njk',{n:1})!=='Hi 1')throw 1;`,
    assets: ['src/views'],
    files: { 'views/a.njk': 'Hi {{ n }}' },
  },
  {
    name: 'config',
    packages: ['config'],
    source: `import config from 'config'; if(config.get('a')!==1)throw 1;`,
    assets: ['src/config'],
    files: { 'config/default.json': '{"a":1}' },
  },
];
