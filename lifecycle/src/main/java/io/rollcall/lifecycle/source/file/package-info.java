/// People from files that an HR system writes: CSV with a header line, or a JSON array of objects.
@NullMarked
package io.rollcall.lifecycle.source.file;

import org.jspecify.annotations.NullMarked;
