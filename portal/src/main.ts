import './styles/index.css';
import { createApp } from 'vue';
import urql from '@urql/vue';
import App from './App.vue';
import { en } from './messages/en.ts';
import { createLanguage, languageKey } from './messages/language.ts';
import { createPortalRouter } from './router.ts';
import { client } from './server/client.ts';

createApp(App)
  .use(createPortalRouter())
  .use(urql, client)
  .provide(languageKey, createLanguage(en))
  .mount('#app');
