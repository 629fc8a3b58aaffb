/** What tests of every module share. */
package arbd.testing;
