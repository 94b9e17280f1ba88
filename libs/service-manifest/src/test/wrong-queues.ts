import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid queues. */
export const WRONG_QUEUES: WrongManifest[] = [
  [
    'a queue of a foreign account',
    { grants: [{ queue: 'arn:aws:sqs:eu-central-1:999999999999:x', access: 'send' }] },
    'grants[0].queue: must be the name of a queue in this account',
  ],
  [
    'a queue that is called like the dead letters of another',
    { grants: [{ queue: 'jobs-dead-letters', access: 'receive' }] },
    'grants[0].queue: must be the name of a queue in this account: 1 to 54 letters, digits, - and _, not ending in -dead-letters',
  ],
  [
    'a queue to be read',
    { grants: [{ queue: 'jobs', access: 'read' }] },
    'grants[0].access: must be one of "send", "receive", "send-receive", not "read"',
  ],
  [
    'messages that are hidden for too long',
    { grants: [{ queue: 'jobs', access: 'receive', visibility: 43_201 }] },
    'grants[0].visibility: must be a whole number from 1 to 43200 (seconds), not 43201',
  ],
  [
    'no attempt at a message',
    { grants: [{ queue: 'jobs', access: 'receive', attempts: 0 }] },
    'grants[0].attempts: must be a whole number from 1 to 1000 (receipts), not 0',
  ],
  [
    'a description of another service’s queue',
    { grants: [{ queue: 'mails', access: 'send', owner: 'api', visibility: 30 }] },
    'grants[0].visibility: is for api to say, whose queue it is',
  ],
  [
    'a queue that its owner has not',
    { grants: [{ queue: 'mals', access: 'send', owner: 'api' }] },
    'grants[0].owner: api has no queue "mals" of its own',
  ],
  [
    'a queue of a topic that no service owns',
    { grants: [{ queue: 'jobs', access: 'receive', topics: ['user-event'] }] },
    'grants[0].topics[0]: no service owns the topic "user-event"; did you mean "user-events"?',
  ],
  [
    'a queue that gets a topic twice',
    { grants: [{ queue: 'jobs', access: 'receive', topics: ['user-events', 'user-events'] }] },
    'grants[0].topics[1]: duplicate topic "user-events"',
  ],
  [
    'a queue of no topic',
    { grants: [{ queue: 'jobs', access: 'receive', topics: [] }] },
    'grants[0].topics: must name a topic, or be omitted',
  ],
  [
    'a queue whose variable is another’s',
    {
      grants: [
        { queue: 'new-jobs', access: 'send' },
        { queue: 'new_jobs', access: 'send' },
      ],
    },
    'grants[1].queue: "new_jobs" and "new-jobs" of grants[0].queue would both be read from NEW_JOBS_QUEUE',
  ],
];
