export { main } from './main.ts';
export { nodeHost } from './node-host.ts';
