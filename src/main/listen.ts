import type { FastifyInstance } from 'fastify';
import { OperatorError } from '../platform/operator-error.ts';

export async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ port, host: '0.0.0.0' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new OperatorError(`Port ${port} is in use: stop the program that uses it, or choose another by PORT.`, {
      cause: error,
    });
  }
}
