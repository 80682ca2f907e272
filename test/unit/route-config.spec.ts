import { expect, it } from '@jest/globals';
import { Controller, Get, Module, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Tagged } from '../../src/http/etag.js';
import { RouteConfig } from '../../src/http/route-config.js';

@Controller()
class Probe {
  @Get('below')
  @RouteConfig({ patience: 7 })
  @Tagged('things')
  below(@Req() { routeOptions }: FastifyRequest) {
    return routeOptions.config;
  }

  @Get('above')
  @Tagged('things')
  @RouteConfig({ patience: 7 })
  above(@Req() { routeOptions }: FastifyRequest) {
    return routeOptions.config;
  }

  @Get('none')
  none(@Req() { routeOptions }: FastifyRequest) {
    return routeOptions.config;
  }
}

@Module({ controllers: [Probe] })
class ProbeModule {}

it('is told of a route by each of its decorators', async () => {
  const app = await NestFactory.create<NestFastifyApplication>(ProbeModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  try {
    const url = await app.getUrl();
    const configAt = async (path: string) => (await fetch(`${url}/${path}`)).json();
    const both = { patience: 7, tagged: { newUnder: 'things' } };
    expect(await configAt('below')).toMatchObject(both);
    expect(await configAt('above')).toMatchObject(both);
    expect(await configAt('none')).not.toHaveProperty('tagged');
  } finally {
    await app.close();
  }
});
