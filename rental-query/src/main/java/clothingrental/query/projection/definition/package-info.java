/** What a view is, as data: its fold, fields and indexes. */
@NullMarked
package clothingrental.query.projection.definition;

import org.jspecify.annotations.NullMarked;
