import Box from '@mui/material/Box';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import type { Asked } from '../addresses.js';
import { useMe } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { useAnswer, type Answer } from './find.queries.js';
import { Gaps } from './gaps.js';
import { QuestionForm } from './question-form.js';
import { RouteCard } from './route-card.js';

/** From State to State, for what: whom to ask, on what basis, in which language, through which channel. */
export function FindPage() {
  const { t } = useTranslation();
  const given = useSearch({ from: '/find' });
  const { data: me } = useMe();
  const navigate = useNavigate();
  const asked: Asked = { ...given, from: given.from ?? me?.state ?? undefined };
  const answer = useAnswer(asked);
  return (
    <>
      <Heading title={t('find.title')}>{t('find.title')}</Heading>
      <QuestionForm
        asked={asked}
        onChange={(search) => void navigate({ to: '/find', search, replace: true })}
      />
      {asked.from && asked.from === asked.to ? (
        <p role="status">{t('find.sameState')}</p>
      ) : asked.from && asked.to && asked.measure ? (
        <Loaded query={answer}>{(found) => <Found answer={found} asked={asked} />}</Loaded>
      ) : (
        <p>{t('find.hint')}</p>
      )}
      <p>
        <RouterLink to="/find/matrix" search={asked.measure ? { measure: asked.measure } : {}}>
          {t('find.toMatrix')}
        </RouterLink>
      </p>
    </>
  );
}

function Found({ answer, asked }: { answer: Answer; asked: Asked }) {
  const { t } = useTranslation();
  const nameOf = useCountryName();
  const { question, routes, fallback, gaps, attribution } = answer;
  return (
    <>
      <Box role="status" sx={{ fontWeight: 600, mb: 2 }}>
        {t('find.answered', {
          count: routes.length,
          from: nameOf(question.from.iso2),
          to: nameOf(question.to.iso2),
          measure: t(`measure.${question.measure}`),
        })}
      </Box>
      {routes.map((route) => (
        <RouteCard key={route.authority.id} route={route} />
      ))}
      <Box component="p" sx={{ fontWeight: 600 }}>
        {fallback.text}
      </Box>
      <Gaps gaps={gaps} asked={asked} />
      <Box component="p" sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
        {attribution}
      </Box>
    </>
  );
}
