import { xml } from './xml.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export const ok = (name: string, content: object, status = 200): Answer => ({
  status,
  body: `<${name} xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${xml(content)}</${name}>`,
});

export const failure = (status: number, Code: string, Message: string): Answer => ({
  status,
  body: `<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${xml({ Error: { Type: 'Sender', Code, Message } })}</ErrorResponse>`,
});
