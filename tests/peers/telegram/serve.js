// The independent peer of our tests: npm telegram-test-api, plus what the real Bot API does and it does not:
//   - fields that clients insist on (is_bot, chat_instance, dates in seconds, a result that is never null)
//   - getUpdates that acknowledges by offset and waits (the package forgets an update as soon as it is read)
//   - files in and out, chat actions, pending counts
//   - the secret header of a webhook, repeated delivery after an answer other than 2xx
//   - callbackId grows over restarts, edited messages, groups
// Usage: node serve.js PORT
const TelegramServer = require('telegram-test-api');
const express = require('express');
const multer = require('multer');
const axios = require('axios');

const port = Number(process.argv[2]);
const server = new TelegramServer({ port, host: '127.0.0.1', storeTimeout: 86400 });
const bot = { id: 666, is_bot: true, first_name: 'Tiến Độ', username: 'TienDoBot' };
const upload = multer();
const files = new Map();
let fileCount = 0;
let polls = 0;

process.on('unhandledRejection', (error) => console.error('unhandled:', error.message));

const ok = (res, result) => res.json({ ok: true, result });
const refuse = (res, code, description) => res.status(code).json({ ok: false, error_code: code, description });
const seconds = (millis) => Math.floor(millis / 1000);

function keep(file) {
  fileCount += 1;
  const id = `file${fileCount}`;
  files.set(id, file);
  return { file_id: id, file_unique_id: `u${fileCount}`, file_size: file.buffer.length };
}

function updateOf(stored) {
  if (stored.edited) return { update_id: stored.updateId, edited_message: stored.edited };
  const update = TelegramServer.formatUpdate(stored);
  if (update.callback_query) {
    update.callback_query.chat_instance = '1';
    update.callback_query.id = `${process.pid}-${update.callback_query.id}`;
  }
  return update;
}

// A webhook: with the secret, repeated until it is taken, in order.
const lines = new Map();
server.addUserUpdate = async (update) => {
  const numbered = { ...update, updateId: server.updateId };
  server.updateId += 1;
  const hook = server.webhooks[update.botToken];
  if (!hook) {
    server.storage.userMessages.push(numbered);
    return;
  }
  const before = lines.get(update.botToken) || Promise.resolve();
  lines.set(update.botToken, before.then(() => deliver(hook, updateOf(numbered))));
};

async function deliver(hook, update) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const headers = hook.secret_token ? { 'X-Telegram-Bot-Api-Secret-Token': hook.secret_token } : {};
    const answer = await axios({ url: hook.url, method: 'POST', data: update, headers, validateStatus: () => true })
      .catch(() => ({ status: 0 }));
    if (answer.status >= 200 && answer.status < 300) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

const routes = express.Router();

routes.use('/bot:token/:method', (req, res, next) => (
  req.is('multipart/form-data') ? upload.any()(req, res, next) : next()
));

// Mend the answers of the package.
routes.use('/bot:token/:method', (req, res, next) => {
  const json = res.json.bind(res);
  res.json = (answer) => {
    if (answer && answer.ok === undefined && answer.message) {
      res.status(404);
      return json({ ok: false, error_code: 404, description: 'Not Found: method not found' });
    }
    if (answer.ok && answer.result === null) answer.result = edited(req) || true;
    if (answer.ok && answer.result && answer.result.date > 1e11) {
      answer.result.date = seconds(answer.result.date);
      answer.result.from = bot;
      answer.result.chat.type = answer.result.chat.id < 0 ? 'supergroup' : 'private';
      answer.result.chat.title = answer.result.chat.id < 0 ? 'Nhóm' : undefined;
    }
    return json(answer);
  };
  next();
});

function edited(req) {
  if (!/^edit/.test(req.params.method)) return null;
  const found = server.storage.botMessages.find((m) => String(m.messageId) === String(req.body.message_id));
  return found && {
    message_id: found.messageId,
    date: seconds(found.time),
    edit_date: seconds(Date.now()),
    chat: { id: Number(req.body.chat_id), type: 'private' },
    from: bot,
    text: found.message.text,
  };
}

routes.all('/bot:token/getMe', (req, res) => (
  /bad/.test(req.params.token) ? refuse(res, 401, 'Unauthorized') : ok(res, bot)
));
routes.all('/bot:token/sendChatAction', (req, res) => ok(res, true));
routes.all('/bot:token/getWebhookInfo', (req, res) => ok(res, {
  url: (server.webhooks[req.params.token] || {}).url || '',
  has_custom_certificate: false,
  pending_update_count: server.storage.userMessages.filter((m) => m.botToken === req.params.token).length,
}));

routes.all('/bot:token/getUpdates', async (req, res) => {
  polls += 1;
  const asked = { ...req.query, ...req.body };
  const { token } = req.params;
  const offset = Number(asked.offset) || 0;
  const end = Date.now() + 1000 * (Number(asked.timeout) || 0);
  if (offset > 0) {
    server.storage.userMessages = server.storage.userMessages.filter(
      (m) => m.botToken !== token || m.updateId >= offset,
    );
  }
  for (;;) {
    if (res.destroyed || req.socket.destroyed) return null;
    const found = server.storage.userMessages.filter((m) => m.botToken === token).slice(0, Number(asked.limit) || 100);
    if (found.length || Date.now() >= end) return ok(res, found.map(updateOf));
    await new Promise((done) => setTimeout(done, 10));
  }
});

routes.post('/bot:token/:method(sendDocument|sendPhoto)', (req, res) => {
  const kind = req.params.method === 'sendPhoto' ? 'photo' : 'document';
  const file = (req.files || []).find((one) => one.fieldname === kind) || (req.files || [])[0];
  if (!file) return refuse(res, 400, `Bad Request: there is no ${kind} in the request`);
  if ((req.body.caption || '').length > 1024) return refuse(res, 400, 'Bad Request: message caption is too long');
  const name = Buffer.from(file.originalname, 'latin1').toString('utf8');
  const kept = keep(file);
  const body = { ...req.body, text: req.body.caption || '', file: { kind, name, ...kept } };
  const message = server.addBotMessage(body, req.params.token);
  const shown = kind === 'photo' ? [{ ...kept, width: 1, height: 1 }] : { ...kept, file_name: name };
  return ok(res, {
    message_id: message.message_id,
    date: seconds(Date.now()),
    chat: { ...message.chat, title: 'Nhóm' },
    from: bot,
    caption: req.body.caption,
    [kind]: shown,
  });
});

routes.all('/bot:token/getFile', (req, res) => {
  const id = { ...req.query, ...req.body }.file_id;
  if (!files.has(id)) return refuse(res, 400, 'Bad Request: invalid file_id');
  return ok(res, { file_id: id, file_unique_id: 'x', file_size: files.get(id).buffer.length, file_path: `documents/${id}` });
});
routes.get('/file/bot:token/documents/:id', (req, res) => (
  files.has(req.params.id) ? res.end(files.get(req.params.id).buffer) : res.status(404).end()
));

// The users' side.
routes.get('/polls', (req, res) => ok(res, polls));
routes.post('/uploadAsUser', upload.single('file'), (req, res) => ok(res, {
  ...keep(req.file),
  file_name: Buffer.from(req.file.originalname, 'latin1').toString('utf8'),
}));
routes.post('/editAsUser', async (req, res) => {
  await server.addUserUpdate({ botToken: req.body.botToken, time: Date.now(), isRead: false, edited: req.body.message });
  ok(res, true);
});

server.webServer.use(routes);
const stack = server.webServer._router.stack; // ours come before the package's own routes
stack.splice(stack.findIndex((layer) => layer.route), 0, stack.pop());
server.start().then(() => console.log('up'));
