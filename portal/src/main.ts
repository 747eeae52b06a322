import './styles/index.css';
import { createApp } from 'vue';
import App from './App.vue';
import { createLanguage, languageKey } from './messages/language.ts';
import { chosenLanguage, languages } from './messages/languages.ts';
import { createPortalRouter } from './router.ts';

// Asked for first, so that the words and the page arrive together.
const language = languages[chosenLanguage()].load().then(createLanguage);
const app = createApp(App).use(createPortalRouter(language));
app.provide(languageKey, await language).mount('#app');
