import { startServer } from "./server.mjs";

/** One server for all tests; the workers read its address from the environment. */
export default async function globalSetup() {
  const server = await startServer();
  process.env.HANDOVER_URL = server.url;
  return server.stop;
}
