import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ContactValue } from '../entries/contact-value.js';
import type { AnyEntry } from '../entries/entries.queries.js';
import { Fact, Section } from '../entries/facts.js';
import { LocalTime } from '../entries/local-time.js';
import { groupsOf } from '../entries/points.js';
import { Reached } from '../entries/reached.js';
import { Report } from '../entries/report.js';
import { useWords } from '../entries/use-words.js';
import { hoursLines } from '../entries/wording.js';

/** How to reach it now: whether somebody answers, and its values, those for an emergency first. */
export function Reach({ entry, now }: { entry: AnyEntry; now: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const groups = groupsOf(entry.contactPoints);
  return (
    <Section title={t('entry.reach')}>
      {now && <LocalTime zone={entry.timeZone} hours={entry.hours} />}
      {groups.length === 0 && <p>{t('entry.noValues')}</p>}
      {groups.map(({ group, points }) => (
        <Box key={group} sx={{ mt: 1.5 }}>
          <Typography
            variant="h3"
            sx={{ color: group === 'urgent' ? 'error.main' : 'text.primary', mb: 0.5 }}
          >
            {t(`group.${group}`)}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0 }}>
            {points.map((point) => (
              <ContactValue key={point.id} point={point}>
                {now && entry.status === 'published' && (
                  <Box sx={TRIED}>
                    <Reached register={entry.register} id={entry.id} point={point} />
                    <Report register={entry.register} id={entry.id} point={point} />
                  </Box>
                )}
              </ContactValue>
            ))}
          </Box>
        </Box>
      ))}
      <Box sx={{ mt: 1 }}>
        <Fact name={t('field.address')}>{entry.address}</Fact>
        <Fact name={t('field.hours')}>{hoursLines(entry.hours, words).join('\n')}</Fact>
        <Fact name={t('field.timeZone')}>{entry.timeZone}</Fact>
      </Box>
    </Section>
  );
}

/** What a reader says of a value it has tried. */
const TRIED = { display: 'flex', flexWrap: 'wrap', columnGap: 3 };
