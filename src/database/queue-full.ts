/** More work waits than the service is willing to queue. */
export class QueueFull extends Error {}
