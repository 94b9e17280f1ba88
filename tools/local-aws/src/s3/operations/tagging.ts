import { emptyResponse, xmlResponse } from '../responses.ts';
import type { S3Operations } from '../call.ts';
import { contentHeaders, readContent } from '../read-content.ts';
import { s3Error } from '../s3-error.ts';
import { tagSetXml, toTags } from '../tags.ts';
import { readXml } from '../xml-input.ts';

const xml = {
  root: 'Tagging',
  parameters: { TagSet: { Tag: [{ Key: 'text', Value: 'text' }] } },
} as const;

const query = ['tagging'];

export const taggingOperations: S3Operations = {
  GetObjectTagging: {
    query,
    run: ({ store, bucket, key }) =>
      xmlResponse('Tagging', `<TagSet>${tagSetXml(store.object(bucket, key).tags)}</TagSet>`),
  },
  PutObjectTagging: {
    query,
    headers: contentHeaders,
    xml,
    run(call) {
      const { store, bucket, key } = call;
      const object = store.object(bucket, key);
      const { data } = readContent(call);
      const { TagSet } = readXml(data, 'PutObjectTagging', xml.root, xml.parameters) as {
        TagSet?: { Tag?: { Key?: string; Value?: string }[] } | string;
      };
      if (TagSet === undefined) throw s3Error('MalformedXML');
      const pairs = (typeof TagSet === 'string' ? [] : (TagSet.Tag ?? [])).map(({ Key, Value }) => {
        if (Key === undefined || Value === undefined) throw s3Error('MalformedXML');
        return [Key, Value] as const;
      });
      store.put(bucket, key, { ...object, tags: toTags(pairs) });
      return emptyResponse(200);
    },
  },
  DeleteObjectTagging: {
    query,
    run({ store, bucket, key }) {
      store.put(bucket, key, { ...store.object(bucket, key), tags: {} });
      return emptyResponse(204);
    },
  },
};
