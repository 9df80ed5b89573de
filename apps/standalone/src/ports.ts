import { createServer } from 'node:net';
import { Fault } from '#lib/kernel';

/**
 * Makes sure that the address can be listened on; answers the port (a free one when asked for 0).
 * @throws Fault `PORT_TAKEN`, `PORT_FORBIDDEN` or `HOST_UNKNOWN`, each with what to do.
 */
export async function freePort(host: string, port = 0): Promise<number> {
  try {
    return await tryListening(host, port);
  } catch (error) {
    throw explained(error as NodeJS.ErrnoException, host, port);
  }
}

export async function isFree(host: string, port: number): Promise<boolean> {
  return tryListening(host, port).then(
    () => true,
    () => false,
  );
}

function tryListening(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const another = 'for example on Linux or macOS: PORT=3001 npm start';
  switch (error.code) {
    case 'EADDRINUSE':
      return new Fault('PORT_TAKEN', `Port ${port} on ${host} is taken by another program.`, `Choose another one with the variable PORT, ${another}.`, { cause: error });
    case 'EACCES':
      return new Fault('PORT_FORBIDDEN', `This user may not listen on port ${port}.`, `Choose one above 1023 with the variable PORT, ${another}.`, { cause: error });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Fault('HOST_UNKNOWN', `HOST is ${host}, which is no address of this machine.`, 'Use HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for every interface.', { cause: error });
    default:
      return error;
  }
}
