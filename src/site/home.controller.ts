import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { preferredLanguage } from '../platform/languages.js';
import { homePage } from './home.page.js';

/** The page at `/`, until there is a web interface; public, because it shows nothing of the directory. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Vary', 'Accept-Language')
  home(@Headers('accept-language') languages?: string): string {
    return homePage(preferredLanguage(languages));
  }
}
