import type { Program } from './program.ts';

/** Native addons. */
export const NATIVE: readonly Program[] = [
  {
    name: 'bcrypt',
    packages: ['bcrypt'],
    source: `import bcrypt from 'bcrypt'; if(!(await bcrypt.compare('a',await bcrypt.hash('a',4))))throw 1;`,
  },
  {
    name: 'sharp',
    packages: ['sharp'],
    source: `import sharp from 'sharp'; const b=await sharp({create:{width:2,height:2,channels:3,background:'red'}}).png().toBuffer(); if(!b.length)throw 1;`,
  },
  {
    name: 'argon2',
    // What 0.45.1 ships for Linux crashes when it loads, on Debian 12 with Node.js 20 to 26.
    packages: ['argon2@~0.44.0'],
    source: `import argon2 from 'argon2'; if(!(await argon2.verify(await argon2.hash('a'),'a')))throw 1;`,
  },
  {
    name: 'canvas',
    packages: ['@napi-rs/canvas'],
    source: `import {createCanvas} from '@napi-rs/canvas'; if(!createCanvas(2,2).toBuffer('image/png').length)throw 1;`,
  },
  {
    name: 'better-sqlite3',
    packages: ['better-sqlite3'],
    source: `import D from 'better-sqlite3'; if(new D(':memory:').prepare('select 1 x').get().x!==1)throw 1;`,
    refused: 'use node:sqlite or @libsql/client',
  },
];
