// Subscribes as clients do: node subscribe.mjs sse|ws http://localhost:8080/graphql DOCUMENT VARIABLES [TOKEN]
// Prints each event as a line of JSON, and at the end a line {"end": …}. Used by server/subscriptions_test.go.
import { createClient as overEvents } from 'graphql-sse';
import { createClient as overSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [way, url, query, variables, token] = process.argv.slice(2);
const client =
  way === 'sse'
    ? overEvents({ url, retryAttempts: 0, headers: token ? { Authorization: `Bearer ${token}` } : {} })
    : overSocket({
        url: url.replace(/^http/, 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: token ? { Authorization: `Bearer ${token}` } : undefined,
      });

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
try {
  for await (const event of client.iterate({ query, variables: JSON.parse(variables) })) {
    delete event.extensions;
    say(event);
  }
  say({ end: 'complete' });
} catch (fault) {
  say({ end: fault.code ?? fault.message ?? fault[0]?.extensions?.code ?? String(fault) });
}
process.exit(0);
