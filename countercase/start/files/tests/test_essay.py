"""What must hold of any data and any site, as the package has it. Tests of your own go into files beside this one."""

from countercase.testing.data import *  # each fact has its place, each case its verdict
from countercase.testing.site import *  # each case has its chapter, each link its end
