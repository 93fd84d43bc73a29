-- What the views of schema analytics and their columns mean: written by scripts/write_data_dictionary.py from
-- include/lookups/semantic_layer.yml. Change it there.
comment on view analytics.commitments is 'One row a committed or requested action of a current document.';
comment on column analytics.commitments.commitment_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.commitments.parent_commitment_id is
'The action whose list this one stands in, else null.';
comment on column analytics.commitments.document_id is
'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.commitments.document_title is 'The title that the document or its source states.';
comment on column analytics.commitments.file_name is 'The file''s name where it was first seen.';
comment on column analytics.commitments.page is 'The page or slide, from 1.';
comment on column analytics.commitments.section is 'The headings that the passage stands under.';
comment on column analytics.commitments.statement is
'commitment, or request where the text asks another body to act.';
comment on column analytics.commitments.actor is
'Who undertakes it, or is asked, by the name that the text uses in full.';
comment on column analytics.commitments.action is
'The clause from its verb to its end, in the text''s words, without the purpose.';
comment on column analytics.commitments.verb is 'The head verb, lemma, with its particle.';
comment on column analytics.commitments.strength is 'firm, intended, aspirational or stated.';
comment on column analytics.commitments.continuing is 'Whether the activity exists already.';
comment on column analytics.commitments.purpose is 'What it is for, in the text''s words.';
comment on column analytics.commitments.target_value is 'The number that the action is to reach.';
comment on column analytics.commitments.target_unit is 'Its unit.';
comment on column analytics.commitments.deadline is 'For when it is promised, ISO 8601.';
comment on column analytics.commitments.deadline_start is 'The deadline''s first day.';
comment on column analytics.commitments.deadline_end is 'The deadline''s last day.';
comment on column analytics.commitments.partners is 'With whom, in the text''s words.';
comment on column analytics.commitments.places is 'The canonical places that it is for.';
comment on column analytics.commitments.themes is 'The themes'' names, in the order of include/lookups/themes.yml.';
comment on column analytics.commitments.quote is 'The source text that the row was read from.';
comment on column analytics.commitments.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.commitments.char_end is 'Where it ends, exclusive.';
comment on column analytics.commitments.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.commitments.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.commitments.extractor_version is 'The extractor that found the row.';
comment on column analytics.commitments.recurrence is
'How often it is promised, ISO 8601: R/P1Y is every year; null where it is no matter of repeating.';
comment on column analytics.commitments.actor_organization is
'The canonical organisation that undertakes it, or is asked.';
comment on column analytics.commitments.partner_organizations is 'The canonical organisations that take part.';
comment on column analytics.commitments.places_text is 'Where, in the text''s words.';
comment on column analytics.commitments.target_indicator_ids is
'The indicator_id of each value that stands as a target inside the clause.';
comment on column analytics.commitments.document_place is 'The canonical place that the document speaks for.';
comment on column analytics.commitments.publisher is 'Who published the document.';
comment on column analytics.commitments.published_on is 'When it was published, as exact as stated.';
comment on column analytics.commitments.url is 'Where the publisher offers the document.';
comment on column analytics.commitments.warnings is 'The expectations of severity warning that the row did not meet.';
comment on column analytics.commitments.evidence_url is
'The page that shows the quote in its document; it counts from the release''s folder unless it begins with http.';
comment on column analytics.commitments.is_new is
'Whether the document came with this release and was in none before.';
comment on view analytics.indicators is
'One row a stated value of a current document: one number that a text gives to a property of a subject.';
comment on column analytics.indicators.document_id is
'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.indicators.document_title is 'The title that the document or its source states.';
comment on column analytics.indicators.file_name is 'The file''s name where it was first seen.';
comment on column analytics.indicators.page is 'The page or slide, from 1.';
comment on column analytics.indicators.section is 'The headings that the passage stands under.';
comment on column analytics.indicators.indicator is 'The property measured, in the text''s words.';
comment on column analytics.indicators.indicator_standard is
'The standard indicator that it stands for; null where none fits.';
comment on column analytics.indicators.subject is 'Who or what has the property, in the text''s words.';
comment on column analytics.indicators.place is 'The canonical place that the value is for.';
comment on column analytics.indicators.value is
'The number in base units: scale words multiplied out, a percentage as written.';
comment on column analytics.indicators.value_upper is 'The upper end of a range, else null.';
comment on column analytics.indicators.value_text is 'The number as written.';
comment on column analytics.indicators.comparator is
'=, > (more than), >= (at least), < (under), <= (at most) or ~ (about).';
comment on column analytics.indicators.unit is
'An ISO 4217 code for money; %, pp, rank or count; else the unit''s symbol.';
comment on column analytics.indicators.kind is 'actual, target, change, rank or projection.';
comment on column analytics.indicators.direction is 'increase or decrease, where the text says so.';
comment on column analytics.indicators.period is 'What the value is for, ISO 8601; for a target, when it is due.';
comment on column analytics.indicators.period_start is 'The period''s first day.';
comment on column analytics.indicators.period_end is 'The period''s last day.';
comment on column analytics.indicators.quote is 'The source text that the row was read from.';
comment on column analytics.indicators.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.indicators.char_end is 'Where it ends, exclusive.';
comment on column analytics.indicators.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.indicators.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.indicators.extractor_version is 'The extractor that found the row.';
comment on column analytics.indicators.indicator_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.indicators.indicator_label is 'The standard indicator''s name for people.';
comment on column analytics.indicators.standard_value is
'The value in the standard unit of its dimension, else null.';
comment on column analytics.indicators.standard_unit is 'The standard unit.';
comment on column analytics.indicators.unit_dimension is 'What the unit measures.';
comment on column analytics.indicators.standard_score is 'How well the standard indicator fits, 0 to 1.';
comment on column analytics.indicators.standard_method is
'How the standard indicator was found: terms (its wordings) or embedding (what the words mean).';
comment on column analytics.indicators.indicator_source is
'Where the words of the indicator stand: sentence, text before, table, chart or heading.';
comment on column analytics.indicators.subject_source is
'Where the subject stands: sentence, text before, list head, table, section, or document (whom it speaks for).';
comment on column analytics.indicators.country_code is 'The place''s country, ISO 3166-1 alpha-2.';
comment on column analytics.indicators.organization is 'The canonical organisation that the value is for.';
comment on column analytics.indicators.themes is 'The themes'' names, in the order of include/lookups/themes.yml.';
comment on column analytics.indicators.publisher is 'Who published the document.';
comment on column analytics.indicators.published_on is 'When it was published, as exact as stated.';
comment on column analytics.indicators.url is 'Where the publisher offers the document.';
comment on column analytics.indicators.warnings is 'The expectations of severity warning that the row did not meet.';
comment on column analytics.indicators.evidence_url is
'The page that shows the quote in its document; it counts from the release''s folder unless it begins with http.';
comment on column analytics.indicators.is_new is
'Whether the document came with this release and was in none before.';
comment on view analytics.progress is
'One row a later value that bears on an earlier target: the same place, standard indicator and unit.';
comment on column analytics.progress.indicator_standard is 'The standard indicator of both.';
comment on column analytics.progress.indicator_label is 'Its name for people.';
comment on column analytics.progress.place is 'The canonical place of both.';
comment on column analytics.progress.unit is 'The unit that both values are given in.';
comment on column analytics.progress.target_value is 'The target.';
comment on column analytics.progress.target_comparator is 'How the target is meant: =, >, >=, <, <= or ~.';
comment on column analytics.progress.target_direction is 'increase or decrease, where the target is a change.';
comment on column analytics.progress.target_period is 'When the target is due, ISO 8601.';
comment on column analytics.progress.target_quote is 'The source text of the target.';
comment on column analytics.progress.target_document_id is 'The document that states the target.';
comment on column analytics.progress.target_document_title is 'Its title.';
comment on column analytics.progress.target_page is 'The page or slide, from 1.';
comment on column analytics.progress.target_indicator_id is 'The target''s row in analytics.indicators.';
comment on column analytics.progress.commitment_id is 'The commitment that the target stands in, else null.';
comment on column analytics.progress.actor is 'Who undertakes it.';
comment on column analytics.progress.action is 'What is undertaken.';
comment on column analytics.progress.actual_value is 'The later value.';
comment on column analytics.progress.actual_period is 'What the later value is for, ISO 8601.';
comment on column analytics.progress.actual_quote is 'The source text of the later value.';
comment on column analytics.progress.actual_document_id is 'The document that states it.';
comment on column analytics.progress.actual_document_title is 'Its title.';
comment on column analytics.progress.actual_page is 'The page or slide, from 1.';
comment on column analytics.progress.actual_indicator_id is 'The later value''s row in analytics.indicators.';
comment on column analytics.progress.ratio is 'The later value over the target.';
comment on column analytics.progress.is_met is
'Whether the later value meets the target; null where neither text nor indicator tells which way is better.';
comment on column analytics.progress.order_known_by is
'How the later statement is known to be later: publication or period.';
comment on column analytics.progress.confidence is 'How sure the link is, 0 to 1.';
comment on view analytics.documents is 'One row a current document, with what the stages made of it.';
comment on column analytics.documents.document_id is 'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.documents.title is 'The title that the document or its source states.';
comment on column analytics.documents.file_name is 'The file''s name where it was first seen.';
comment on column analytics.documents.publisher is 'Who published it.';
comment on column analytics.documents.published_on is 'When it was published, as exact as stated.';
comment on column analytics.documents.language is 'The language of the text, ISO 639.';
comment on column analytics.documents.place is 'The place that the document speaks for: canonical, else as named.';
comment on column analytics.documents.country_code is 'The place''s country, ISO 3166-1 alpha-2.';
comment on column analytics.documents.media_type is 'The media type that the content shows.';
comment on column analytics.documents.byte_size is 'Size in bytes.';
comment on column analytics.documents.pages is 'How many pages convert read.';
comment on column analytics.documents.outcome is 'How the stages fared with it: ok, partial or failed.';
comment on column analytics.documents.reason is 'Why the outcome is not ok.';
comment on column analytics.documents.indicators is 'How many values it states.';
comment on column analytics.documents.commitments is 'How many actions it commits to or asks for.';
comment on column analytics.documents.findings is 'How many expectations did not hold for it.';
comment on column analytics.documents.seconds is 'How long the stages worked on it.';
comment on column analytics.documents.source is 'The source that the file came from.';
comment on column analytics.documents.licence is 'The licence that the source states.';
comment on column analytics.documents.url is 'Where the publisher offers it to the public.';
comment on column analytics.documents.uris is 'The places where its bytes stand now.';
comment on column analytics.documents.supersedes is 'The document_id of the bytes that stood at the place before.';
comment on column analytics.documents.collected_at is 'When the bytes were first kept, UTC.';
comment on column analytics.documents.valid_from is 'When the bytes were first seen at a place, UTC.';
comment on column analytics.documents.processed_at is 'When the stages last worked on it, UTC.';
comment on column analytics.documents.sha256 is 'The SHA-256 of the bytes.';
comment on column analytics.documents.run_id is 'The run that loaded its rows.';
comment on column analytics.documents.pipeline_version is 'The version of the pipeline that loaded them.';
comment on column analytics.documents.first_release_id is
'The first release that held it, also where the warehouse was built anew since.';
comment on column analytics.documents.is_new is 'Whether the document came with this release and was in none before.';
comment on view analytics.quality is
'One row an expectation that did not hold, for a current document, a refused file, a batch or the release.';
comment on column analytics.quality.finding_id is 'The finding''s id.';
comment on column analytics.quality.severity is
'critical (the row was set aside), warning (the row is marked) or info.';
comment on column analytics.quality.outcome is 'failed: it did not hold; errored: it could not be checked.';
comment on column analytics.quality.stage is 'The stage that found it.';
comment on column analytics.quality.table_name is 'The table or kind of record.';
comment on column analytics.quality.column_name is 'The column.';
comment on column analytics.quality.expectation is 'What was expected.';
comment on column analytics.quality.reason is 'Why it matters.';
comment on column analytics.quality.remedy is 'What to do about it.';
comment on column analytics.quality.document_id is
'The document, or the id of the refused file; null for a batch or the release.';
comment on column analytics.quality.document_title is 'The document''s title.';
comment on column analytics.quality.file_name is 'The file''s name.';
comment on column analytics.quality.page is 'The page or slide, from 1.';
comment on column analytics.quality.row_key is 'The id of the row that failed.';
comment on column analytics.quality.observed is 'What stood there.';
comment on column analytics.quality.row_json is 'The row that failed, whole, as JSON.';
comment on column analytics.quality.batch_id is 'The batch that it was found in; null for one about the release.';
comment on column analytics.quality.found_at is 'When it was found, UTC.';
comment on column analytics.quality.run_id is 'The run that loaded it.';
comment on view analytics.themed_commitments is
'One row a theme of an action of analytics.commitments; an action without a theme has one row.';
comment on column analytics.themed_commitments.theme is 'One of the action''s themes, else null.';
comment on column analytics.themed_commitments.commitment_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.themed_commitments.document_id is
'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.themed_commitments.document_title is 'The title that the document or its source states.';
comment on column analytics.themed_commitments.document_place is 'The canonical place that the document speaks for.';
comment on column analytics.themed_commitments.statement is
'commitment, or request where the text asks another body to act.';
comment on column analytics.themed_commitments.actor is
'Who undertakes it, or is asked, by the name that the text uses in full.';
comment on column analytics.themed_commitments.actor_organization is
'The canonical organisation that undertakes it, or is asked.';
comment on column analytics.themed_commitments.action is
'The clause from its verb to its end, in the text''s words, without the purpose.';
comment on column analytics.themed_commitments.strength is 'firm, intended, aspirational or stated.';
comment on column analytics.themed_commitments.continuing is 'Whether the activity exists already.';
comment on column analytics.themed_commitments.deadline is 'For when it is promised, ISO 8601.';
comment on column analytics.themed_commitments.deadline_start is 'The deadline''s first day.';
comment on column analytics.themed_commitments.deadline_end is 'The deadline''s last day.';
comment on column analytics.themed_commitments.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.themed_commitments.evidence_url is
'The page that shows the quote in its document; it counts from the release''s folder unless it begins with http.';
comment on column analytics.themed_commitments.is_new is
'Whether the document came with this release and was in none before.';
comment on view analytics.runs is
'One row a run of the chain, with what is current of what it brought, and how sound that is.';
comment on column analytics.runs.run_id is 'The run.';
comment on column analytics.runs.started_at is 'When it began, UTC.';
comment on column analytics.runs.ended_at is
'When it ended, UTC; null for the run that built this release, which was not over then.';
comment on column analytics.runs.trigger is 'What started it.';
comment on column analytics.runs.outcome is 'ok, partial or failed.';
comment on column analytics.runs.reason is 'Why the outcome is not ok, or why there was no release.';
comment on column analytics.runs.release_id is 'The release that it made.';
comment on column analytics.runs.documents_taken_in is 'How many documents it took in.';
comment on column analytics.runs.documents_with_rows is 'How many current documents have rows that it loaded.';
comment on column analytics.runs.commitments is 'How many current actions it loaded.';
comment on column analytics.runs.indicators is 'How many current values it loaded.';
comment on column analytics.runs.confidence is 'How sure the extractor is of these rows, 0 to 1, on average.';
comment on column analytics.runs.rows_with_warnings is
'How many of these rows did not meet an expectation of severity warning.';
comment on column analytics.runs.findings is 'How many findings it loaded.';
comment on column analytics.runs.critical_findings is 'How many of them set a row aside.';
comment on column analytics.runs.pipeline_version is 'The version of the pipeline.';
comment on column analytics.runs.extractor_version is 'The version of the extractor.';
comment on view analytics.declared_interests is
'One row an option of a form, survey or slide of a current document, ticked or not.';
comment on column analytics.declared_interests.interest_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.declared_interests.document_id is
'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.declared_interests.document_title is 'The title that the document or its source states.';
comment on column analytics.declared_interests.file_name is 'The file''s name where it was first seen.';
comment on column analytics.declared_interests.page is 'The page or slide, from 1.';
comment on column analytics.declared_interests.section is 'The headings that the passage stands under.';
comment on column analytics.declared_interests.question is
'The question, line or column heading that the option stands under.';
comment on column analytics.declared_interests.option is 'The option, in the text''s words.';
comment on column analytics.declared_interests.is_declared is
'Whether the option is ticked: true says that the document declares the interest.';
comment on column analytics.declared_interests.actor is 'Who declares it, by the name that the text uses in full.';
comment on column analytics.declared_interests.themes is
'The names of the themes that the option names, in the order of include/lookups/themes.yml.';
comment on column analytics.declared_interests.theme_codes is
'The same themes with their scheme: iuc:smart-cities, sdg:11.';
comment on column analytics.declared_interests.quote is 'The source text that the row was read from.';
comment on column analytics.declared_interests.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.declared_interests.char_end is 'Where it ends, exclusive.';
comment on column analytics.declared_interests.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.declared_interests.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.declared_interests.extractor_version is 'The extractor that found the row.';
comment on column analytics.declared_interests.actor_organization is 'The canonical organisation that declares it.';
comment on column analytics.declared_interests.document_place is 'The canonical place that the document speaks for.';
comment on column analytics.declared_interests.publisher is 'Who published the document.';
comment on column analytics.declared_interests.published_on is 'When it was published, as exact as stated.';
comment on column analytics.declared_interests.url is 'Where the publisher offers the document.';
comment on column analytics.declared_interests.warnings is
'The expectations of severity warning that the row did not meet.';
comment on column analytics.declared_interests.evidence_url is
'The page that shows the quote in its document; it counts from the release''s folder unless it begins with http.';
