/*
 * Page: the parts of the html format that are the same on every page. They are
 * written in src/report/page/; the build turns them into lines of text.
 */
#ifndef PL_REPORT_PAGE_H
#define PL_REPORT_PAGE_H

/* Lines with their line ends; each array ends with NULL. */
extern const char *const pl_page_head[];
extern const char *const pl_page_style[];
extern const char *const pl_page_script[];

#endif
