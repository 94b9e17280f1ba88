/** The attacks of a malicious page; the document contains what it could read. */
export const attack = (target: string, topicArn: string): string => `<!doctype html>
<body><pre id="seen"></pre>
<iframe name="frame"></iframe>
<img src="${target}/assets/key"><script src="${target}/_local/notifications"></script>
<form id="form" method="post" action="${target}/?Action=Publish&TopicArn=${encodeURIComponent(topicArn)}&Message=form" target="frame">
  <input name="Action" value="Publish"><input name="TopicArn" value="${topicArn}">
  <input name="Message" value="forged by a form">
</form>
<script>
  const seen = (text) => document.getElementById('seen').append(text + '\\n');
  const attempt = (path, init) => fetch('${target}' + path, init).then((r) => r.text()).then(seen, () => seen('blocked'));
  document.getElementById('form').submit();
  const form = { method: 'POST', body: new URLSearchParams({ Action: 'Publish', TopicArn: '${topicArn}', Message: 'forged' }) };
  Promise.all([
    attempt('/assets/key'), attempt('/_local/notifications'), attempt('/', form),
    attempt('/', { ...form, mode: 'no-cors' }),
    attempt('/assets/key', { method: 'PUT', body: 'forged' }),
    attempt('/assets/key', { method: 'DELETE' }),
    attempt('/_local/faults', { method: 'PUT', body: '{"kind":"hang"}' }),
    attempt('/', { method: 'POST', headers: { 'x-amz-target': 'secretsmanager.ListSecrets', 'content-type': 'application/x-amz-json-1.1' }, body: '{}' }),
  ]).then(() => seen('tried all'));
</script>`;
